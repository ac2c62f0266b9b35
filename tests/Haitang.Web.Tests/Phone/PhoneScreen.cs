using Bunit;
using Haitang.Domain.Appeals;
using Haitang.Domain.Organisation;
using Haitang.Domain.Tickets;
using Haitang.Projections.Tickets;
using Haitang.Web.Tests.Cases;
using Haitang.Web.Tests.City;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.DependencyInjection;

namespace Haitang.Web.Tests.Phone;

/// <summary>Renders the phone's pages, whose sheets carry a token for their script.</summary>
public abstract class PhoneScreen : CaseScreen
{
    protected PhoneScreen(TestCity city) : base(city) => Services.AddSingleton<AntiforgeryStateProvider, KnownToken>();

    /// <summary>The names of the acts that are offered, from left to right.</summary>
    protected static IReadOnlyList<string> Acts<TPage>(IRenderedComponent<TPage> page, string within) where TPage : IComponent =>
        [.. page.FindAll($"{within} button[data-act]").Select(b => b.TextContent)];

    /// <summary>A case in hand: classified by its town and given to one of its grids.</summary>
    protected async Task<(Guid Case, string Number, Guid Ticket)> IssueAsync(string title, string grid, ClassifyAppeal? classified = null)
    {
        var town = grid.Split('-')[0];
        var (id, number) = await CollectAsync(title, town);
        var clerk = await City.ActorAsync(Role.Town, town);
        await City.DoneAsync(clerk, classified ?? Classified, id);
        await City.DoneAsync(clerk, new DispatchAppeal { Lead = grid }, id);
        return (id, number, Assert.Single(await City.Services.GetRequiredService<TicketList>().OfCaseAsync(id)).Id);
    }

    protected async Task AcceptAsync(Guid ticket, string grid) =>
        await City.DoneAsync(await City.ActorAsync(Role.GridLeader, grid), new AcceptTicket(), ticket);

    /// <summary>What the framework's own provider gives in a circuit.</summary>
    private sealed class KnownToken : AntiforgeryStateProvider
    {
        public override AntiforgeryRequestToken GetAntiforgeryToken() => new("token", "field");
    }
}
