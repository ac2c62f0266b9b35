using Haitang.Domain.Appeals;
using Haitang.Domain.Organisation;
using Haitang.Domain.Tickets;
using Haitang.Web.Demo.Places;
using Haitang.Web.Demo.Texts;

namespace Haitang.Web.Demo.Lives;

/// <summary>What everybody in the city can look at, and where everybody notes what he is going to do.</summary>
internal sealed record Scene(DemoStory Story, Happened Happened, Agenda Agenda, Staff Staff, TextBook Texts, DemoIds Ids)
{
    public long Seed => Story.Seed;

    public Guid Unit(string code) => Ids.Unit(code);

    public Appeal Appeal(Guid id) => Happened.Appeal(id);

    public Ticket Ticket(Guid id) => Happened.Ticket(id);

    public UnitKind Kind(Guid unit) => Staff.Kind(unit);

    /// <summary>The stream of a case.</summary>
    public Guid Case(int number) => Ids.Stream(FormattableString.Invariant($"case/{number}/1"));
}
