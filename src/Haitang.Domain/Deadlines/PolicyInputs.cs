using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;

namespace Haitang.Domain.Deadlines;

/// <summary>A line of a policy as somebody enters it.</summary>
public sealed record PolicyLineInput
{
    /// <summary>For this category and those below it; absent: the general line of the urgency.</summary>
    public Ref Category { get; init; }

    public required Urgency Urgency { get; init; }

    public required LimitAmount Dispatch { get; init; }

    public required LimitAmount Accept { get; init; }

    public required LimitAmount Contact { get; init; }

    public required LimitAmount Complete { get; init; }

    /// <summary>The line as it stands, for a revision of others.</summary>
    public static PolicyLineInput Of(NamedLine line) => new()
    {
        Category = line.Category is { } category ? category.Id : default(Ref),
        Urgency = line.Urgency,
        Dispatch = LimitAmount.Of(line.Dispatch),
        Accept = LimitAmount.Of(line.Accept),
        Contact = LimitAmount.Of(line.Contact),
        Complete = LimitAmount.Of(line.Complete),
    };
}

/// <summary><see cref="ConsultationLimits"/> as somebody enters them.</summary>
public sealed record ConsultationInput
{
    public required LimitAmount ReportIn { get; init; }

    public required LimitAmount Meeting { get; init; }

    public static ConsultationInput Of(ConsultationLimits limits) =>
        new() { ReportIn = LimitAmount.Of(limits.ReportIn), Meeting = LimitAmount.Of(limits.Meeting) };
}

/// <summary>What a policy must be like, whole: a revision names every line, changed or not.</summary>
internal static class PolicyInputs
{
    private const int Most = 1000;

    /// <summary>Where the fields of <see cref="ConsultationInput"/> stand.</summary>
    private const string Consultation = "consultation.";

    public static Inputs Policy(
        this Inputs inputs, IReadOnlyList<PolicyLineInput> lines, ConsultationInput consultation, OrganisationDirectory organisation)
    {
        if (lines.Any(l => l is null)) return inputs.Must(false, "lines", "input.malformed");
        inputs.Must(lines.Count <= Most, "lines", "input.too_many", ("most", Most), ("count", lines.Count));
        foreach (var urgency in Enum.GetValues<Urgency>())
            inputs.Must(lines.Any(l => l.Urgency == urgency && l.Category.IsEmpty), "lines", "policy.general_line_missing", ("urgency", urgency));
        var seen = new HashSet<(Guid?, Urgency)>();
        for (var n = 0; n < lines.Count; n++)
        {
            var (line, field) = (lines[n], FormattableString.Invariant($"lines[{n}]."));
            var category = organisation.Category(line.Category);
            var known = line.Category.IsEmpty || category is not null;
            inputs.Must(known, field + "category", "category.unknown", ("category", line.Category.Value))
                .Must(!known || seen.Add((category?.Id, line.Urgency)), field + "urgency", "policy.line_twice", ("urgency", line.Urgency))
                .Limit(field + "dispatch", line.Dispatch)
                .Limit(field + "accept", line.Accept, within: line.Complete)
                .Limit(field + "contact", line.Contact, within: line.Complete)
                .Limit(field + "complete", line.Complete);
        }

        return inputs.Limit(Consultation + "reportIn", consultation.ReportIn, within: consultation.Meeting)
            .Limit(Consultation + "meeting", consultation.Meeting);
    }

    public static IReadOnlyList<NamedLine> ToNamed(this IReadOnlyList<PolicyLineInput> lines, OrganisationDirectory organisation) =>
    [
        .. lines.Select(l => new NamedLine(
            organisation.Category(l.Category)?.ToNamed(), l.Urgency, l.Dispatch.ToLimit(), l.Accept.ToLimit(), l.Contact.ToLimit(),
            l.Complete.ToLimit())),
    ];

    public static ConsultationLimits ToLimits(this ConsultationInput input) => new(input.ReportIn.ToLimit(), input.Meeting.ToLimit());

    /// <param name="within">The limit that must not be over before this one, whenever both start.</param>
    private static Inputs Limit(this Inputs inputs, string field, LimitAmount limit, LimitAmount? within = null) =>
        !limit.IsInRange() ? inputs.Must(false, field, "policy.limit_out_of_range")
        : inputs.Must(within is null || !within.IsInRange() || limit.ToLimit().IsWithin(within.ToLimit()), field, "policy.limit_after_last");
}
