using Haitang.Domain.Deadlines;
using Haitang.Domain.Decisions;

namespace Haitang.Domain.Appeals;

/// <summary>派单时限: by when a case has to be dispatched.</summary>
internal static class DispatchClock
{
    /// <summary>Null in a city without a policy.</summary>
    /// <param name="from">Its collection, or the moment at which it has to be dispatched again.</param>
    public static Deadline? From(DateTimeOffset from, Guid? category, Urgency urgency, Facts facts) =>
        Line(category, urgency, facts) is { } line ? Deadline.From(from, line.Dispatch, facts.Deadlines.Time) : null;

    /// <summary>It has to be dispatched again, from now on.</summary>
    public static Deadline? Again(Appeal appeal, Facts facts) =>
        From(facts.Now, appeal.Category, appeal.Urgency ?? Urgency.Routine, facts);

    public static PolicyLine? Line(Guid? category, Urgency urgency, Facts facts) =>
        facts.Deadlines.LineOf(category is { } id ? facts.Organisation.CategoryUpFrom(id).Select(c => c.Id) : [], urgency);
}
