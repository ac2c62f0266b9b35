using Bunit;
using Haitang.Domain.Appeals;
using Haitang.Domain.Deadlines;
using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.Domain.Tickets;
using Haitang.Projections.Desks;
using Haitang.Projections.Tickets;
using Haitang.Web.Commands;
using Haitang.Web.Desks;
using Haitang.Web.Forms;
using Haitang.Web.Tests.Cases;
using Haitang.Web.Tests.City;
using Microsoft.Extensions.DependencyInjection;

namespace Haitang.Web.Tests.Desks;

/// <summary>Desks of the small city, and the work that gets onto them.</summary>
public abstract class DeskScreen : CaseScreen
{
    protected DeskScreen(TestCity city) : base(city)
    {
        Services.AddScoped<FormDrafts>();
        Services.AddScoped<DeskCounts>();
    }

    protected DeskList List => City.Services.GetRequiredService<DeskList>();

    protected async Task<IRenderedComponent<Desk>> DeskOfAsync(Role role, string unit, string query = "") =>
        Open<Desk>(await City.ActorAsync(role, unit), "/desk" + query);

    /// <summary>A case that waits for dispatch.</summary>
    protected async Task<(Guid Id, string Number)> ClassifiedAsync(string title, string unit = "YS", GeoPoint? at = null, Urgency urgency = Urgency.Routine)
    {
        var by = await City.ActorAsync(Role.Town, unit[..2]);
        var done = await City.DoneAsync(by, new CollectAppeal
        {
            Channel = "grid-visit",
            Title = title,
            Text = title + "，请来看看。",
            Unit = unit,
            Subject = Subject.Resident,
            Location = at,
        });
        await City.DoneAsync(by, Classified with { Urgency = urgency }, done.Stream);
        return (done.Stream, done.Read().Number!);
    }

    /// <summary>A case with one ticket, given by the desk of this role: the town reaches its own units, the command centre everybody.</summary>
    protected async Task<(Guid Case, Guid Ticket, string Number)> IssuedAsync(string title, string to = "YS-1-1", Role by = Role.Town)
    {
        var (id, _) = await ClassifiedAsync(title);
        await City.DoneAsync(await City.ActorAsync(by, by is Role.Town ? "YS" : "CS"), new DispatchAppeal { Lead = to }, id);
        var ticket = Assert.Single(await City.Services.GetRequiredService<TicketList>().OfCaseAsync(id));
        return (id, ticket.Id, ticket.Number);
    }

    /// <summary>As <see cref="IssuedAsync"/>, accepted by a grid.</summary>
    protected async Task<(Guid Case, Guid Ticket, string Number)> AcceptedAsync(string title)
    {
        var issued = await IssuedAsync(title);
        await City.DoneAsync(await GridAsync(), new AcceptTicket(), issued.Ticket);
        return issued;
    }

    protected Task<Actor> GridAsync() => City.ActorAsync(Role.GridLeader, "YS-1-1");

    protected Task<CommandAnswer.Done> CompleteAsync(Actor by, Guid ticket) =>
        City.DoneAsync(by, new CompleteTicket { Result = "已经办好", Outcome = Outcome.Resolved }, ticket);

    /// <summary>A case whose work is verified: it waits for its answer.</summary>
    protected async Task<(Guid Case, string Number)> DoneAsync(string title)
    {
        var (id, ticket, number) = await AcceptedAsync(title);
        await CompleteAsync(await GridAsync(), ticket);
        await City.DoneAsync(await City.ActorAsync(Role.Town, "YS"), new VerifyTicket(), ticket);
        await Wait.UntilAsync(async () => (await RowsAsync(Role.Town, "YS", DeskTab.Done)).Any(r => r.Case.Id == id));
        return (id, number[..number.LastIndexOf('-')]);
    }

    /// <summary>What lies in a tab, as the database finds it.</summary>
    protected async Task<IReadOnlyList<DeskRow>> RowsAsync(Role role, string unit, DeskTab tab, DeskFilter? filter = null) =>
        (await List.PageAsync(tab, await City.ActorAsync(role, unit), filter ?? new(DeskGroups.OwnFirst(tab, role)), await City.OrganisationAsync())).Rows;

    protected static AngleSharp.Dom.IElement? Row(IRenderedComponent<Desk> desk, string number) => desk.FindAll("tr").FirstOrDefault(r => r.GetAttribute("data-row") == number);
}
