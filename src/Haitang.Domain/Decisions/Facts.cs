using Haitang.Domain.Deadlines;
using Haitang.Domain.Organisation;

namespace Haitang.Domain.Decisions;

/// <summary>Everything that a decision may know besides the state of its stream.</summary>
/// <param name="Actor">Who acts, with the post that he acts in.</param>
/// <param name="Now">UTC, from the database's clock, never before the stream's last event. It becomes the recorded-at.</param>
/// <param name="StreamId">The stream that is acted on or begun.</param>
/// <param name="CommandId">The id under which the command was sent; new ids derive from it, so that a repeat makes the same ones.</param>
/// <param name="Organisation">Units, categories and channels as they are now.</param>
public sealed record Facts(Actor Actor, DateTimeOffset Now, Guid StreamId, Guid CommandId, OrganisationDirectory Organisation)
{
    private readonly Dictionary<Type, object> _asked = [];

    /// <summary>The deadline policy and the working calendar in force.</summary>
    public DeadlineRules Deadlines { get; init; } = DeadlineRules.None;

    /// <summary>The same facts with one more that a command has asked for.</summary>
    public Facts With<TFact>(TFact fact) where TFact : notnull
    {
        _asked[typeof(TFact)] = fact;
        return this;
    }

    /// <summary>A fact that the command declared by <see cref="INeeds{TFact}"/>.</summary>
    public TFact Asked<TFact>() where TFact : notnull => (TFact)_asked[typeof(TFact)];

    /// <summary>The n-th new id of this command: UUIDv5 of the command id. Ordinal 0 is the stream that a starting command begins.</summary>
    public Guid NewId(int ordinal) => NameBasedId.Of(CommandId, ordinal);
}

/// <summary>The running number of a case: never reset, gaps allowed.</summary>
public readonly record struct CaseNumber(long Value)
{
    /// <summary>As people read it: HT-yyMMdd-n with the day in Shanghai.</summary>
    public string For(DateTimeOffset now) =>
        FormattableString.Invariant($"HT-{now.ToOffset(TimeSpan.FromHours(8)):yyMMdd}-{Value}");
}
