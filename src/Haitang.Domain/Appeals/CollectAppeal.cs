using Haitang.Domain.Deadlines;
using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using static Haitang.Domain.Decisions.Decision;

namespace Haitang.Domain.Appeals;

/// <summary>诉求收集: somebody's words come in, by any channel. Nothing that a person said is turned away for its form.</summary>
public sealed record CollectAppeal : IStartingCommand<Appeal>, INeeds<CaseNumber>, ICarriesAttachments
{
    public const int MostTitle = 200;
    public const int MostText = 10_000;
    public const int MostAttachments = 20;

    /// <summary>Codes and words of other systems are not sealed as what a person says is: so they may not be sentences.</summary>
    public const int MostCode = 64;
    public const int MostWord = 20;

    public required Ref Channel { get; init; }
    public required FreeText Title { get; init; }
    public required FreeText Text { get; init; }

    /// <summary>Where the matter lies: grid, community, town, or the city when that is all that is known.</summary>
    public required Ref Unit { get; init; }
    public Place? Place { get; init; }
    public GeoPoint? Location { get; init; }
    public required Subject Subject { get; init; }

    /// <summary>The reporter whose contact data are kept with this command.</summary>
    public Guid? Reporter { get; init; }
    public IReadOnlyList<Guid> Attachments { get; init; } = [];
    public bool Confidential { get; init; }
    public string? ExternalRef { get; init; }
    public AsTold? AsTold { get; init; }
    public DateTimeOffset? HappenedAt { get; init; }

    Ref IStartingCommand.StartingUnit => Unit;

    public Decision Decide(Appeal state, Facts facts)
    {
        if (state.Status is not AppealStatus.None) return Refuse("appeal.already_there");
        var organisation = facts.Organisation;
        var channel = organisation.Channel(Channel);
        var unit = organisation.Unit(Unit);
        var inputs = new Inputs()
            .Must(channel is { Retired: false }, "channel", "channel.unknown", ("channel", Channel.Value))
            .Text("title", Title, MostTitle)
            .Text("text", Text, MostText)
            .Must(unit is { Closed: false, Kind: UnitKind.City or UnitKind.Town or UnitKind.Community or UnitKind.Grid },
                "unit", "unit.no_place", ("unit", Unit.Value))
            .Must(Location is null or { IsOnEarth: true }, "location", "location.off_earth")
            .Must(Attachments.Count <= MostAttachments, "attachments", "attachments.too_many", ("most", MostAttachments))
            .Code("externalRef", ExternalRef, MostCode)
            .Word("kind", AsTold?.Nature, MostWord)
            .Word("urgency", AsTold?.Urgency, MostWord)
            .Code("categoryCode", AsTold?.Category, MostCode)
            .Code("gridCode", AsTold?.Grid, MostCode)
            .Must(Subject is not Subject.Anonymous || Reporter is null, "reporter", "appeal.anonymous_with_reporter");
        if (inputs.Wrong) return inputs.Refuse();

        return Accept(new AppealCollected(
            facts.Asked<CaseNumber>().For(facts.Now), channel!.ToNamed(), Title, Text, unit!.ToNamed(), Queue(unit!, facts).ToNamed(), Place,
            Location?.AsFreeText(), Subject, Reporter, ExternalRef, Attachments, Confidential, AsTold,
            HappenedAt < facts.Now ? HappenedAt : null, DispatchClock.From(facts.Now, null, Urgency.Routine, facts),
            facts.Actor.Role is Role.RedAgent or Role.Open311 or Role.Kiosk ? facts.Actor.Account : null));
    }

    /// <summary>The grid that collected it, else the town of the place, else the command centre; confidential ones go there at once.</summary>
    private UnitEntry Queue(UnitEntry unit, Facts facts) =>
        Confidential ? facts.Organisation.City!
        : facts.Actor.Role is Role.GridLeader ? facts.Organisation.Unit(facts.Actor.Unit)!
        : facts.Organisation.At(UnitKind.Town, unit.Id) ?? facts.Organisation.City!;
}
