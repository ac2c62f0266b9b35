using Bunit;
using Haitang.Domain.Organisation;
using Haitang.Domain.Tickets;
using Haitang.Projections.Tickets;
using Haitang.Web.Cases;
using Haitang.Web.Commands;
using Haitang.Web.Forms;
using Haitang.Web.Tests.City;
using Haitang.Web.Tests.Shell;
using Haitang.Web.Words;
using Microsoft.Extensions.DependencyInjection;

namespace Haitang.Web.Tests.Cases;

/// <summary>The plain forms for everything that can be done with a case and its tickets.</summary>
public sealed class WorkPaneTests : CaseScreen, IClassFixture<TestCity>
{
    public WorkPaneTests(TestCity city) : base(city) => Services.AddScoped<FormDrafts>();

    [Fact]
    public async Task the_town_dispatches_and_the_grid_accepts_and_completes_on_the_same_page()
    {
        var (id, number) = await CollectAsync("线垂到路面");
        await City.DoneAsync(await City.ActorAsync(Role.Town, "YS"), Classified, id);
        var town = await OpenAsync(Role.Town, "YS", number, $"?do=dispatch&on={id}");
        var unit = await City.UnitAsync("YS-1-1");
        await town.ActAsync(p => p.Find($"#lead-dispatch-{id:n}-{unit}").ChangeAsync(new() { Value = "on" }));
        await town.SubmitAsync("form[data-act=dispatch]");
        town.WaitForAssertion(() => Assert.Contains("待签收", town.Find(".ticket").TextContent, StringComparison.Ordinal));

        var ticket = Assert.Single(await City.Services.GetRequiredService<TicketList>().OfCaseAsync(id)).Id;
        var grid = await OpenAsync(Role.GridLeader, "YS-1-1", number, $"?do=accept&on={ticket}");
        await grid.SubmitAsync("form[data-act=accept]");
        grid.WaitForAssertion(() => Assert.Contains("办理中", grid.Find(".ticket").TextContent, StringComparison.Ordinal));
        Navigation.NavigateTo($"/cases/{number}?do=complete&on={ticket}");
        grid.WaitForAssertion(() => grid.Find("form[data-act=complete]"));
        await grid.SubmitAsync("form[data-act=complete]");
        grid.WaitForAssertion(() => Assert.Contains(grid.FindAll(".wrong"), w => w.TextContent is "请填写。"));
    }

    [Fact]
    public async Task nobody_is_offered_what_he_may_not_or_cannot_do_now()
    {
        var (id, number) = await CollectAsync("还没分类");
        var clerk = await OpenAsync(Role.Town, "YS", number);
        Assert.Empty(clerk.FindAll("[data-act=dispatch]"));
        Assert.Single(clerk.FindAll("[data-act=decline]"));
        await City.DoneAsync(await City.ActorAsync(Role.Town, "YS"), Classified, id);
        clerk.WaitForAssertion(() => Assert.Single(clerk.FindAll("[data-act=dispatch]")));
        var auditor = await OpenAsync(Role.Auditor, "CS", number);
        Assert.Empty(auditor.FindAll(".work [data-act]"));
    }

    [Fact]
    public async Task a_form_whose_act_is_over_says_so_where_it_stood_and_nowhere_else()
    {
        var (id, number) = await CollectAsync("早已派过");
        await City.DoneAsync(await City.ActorAsync(Role.Town, "YS"), Classified, id);
        await City.DoneAsync(await City.ActorAsync(Role.Town, "YS"), new Domain.Appeals.DispatchAppeal { Lead = "YS-1-1" }, id);
        var town = await OpenAsync(Role.Town, "YS", number, $"?do=dispatch&on={id}");
        town.WaitForAssertion(() => Assert.Contains(Screens.Say("form.gone"), Assert.Single(town.FindAll(".warn[role=alert]")).TextContent, StringComparison.Ordinal));
        var talk = await OpenAsync(Role.Town, "YS", number, $"?do=post-message&on={id}");
        talk.WaitForAssertion(() => talk.Find("section[aria-labelledby=messages] form[data-act=post-message]"));
        Assert.Empty(talk.FindAll(".warn[role=alert]"));
    }

    [Fact]
    public async Task a_case_number_that_is_not_there_is_refused_at_its_field()
    {
        var (id, number) = await CollectAsync("并到哪里");
        var town = await OpenAsync(Role.Town, "YS", number, $"?do=merge&on={id}");
        await town.TypeAsync($"#into-merge-{id:n}", "HT-000101-1");
        await town.SubmitAsync("form[data-act=merge]");
        town.WaitForAssertion(() => Assert.Contains("没有这个编号", town.Find($"#into-merge-{id:n}-wrong").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void every_verb_and_every_field_of_these_streams_has_its_words()
    {
        var definitions = CommandCatalogue.Definitions.Where(d => d is { Verb: not null, Starts: false } && (d.State == typeof(Domain.Appeals.Appeal) || d.State == typeof(Ticket))).ToList();
        var ownForms = new[] { "classify", "escalate", "settle-on-spot" };
        var keys = definitions.Where(d => !ownForms.Contains(d.Verb)).SelectMany(d => new[] { $"verb.{StreamKinds.PluralOf(d.State)}.{d.Verb}" }
            .Concat(CommandJson.Options.GetTypeInfo(d.Command).Properties.Where(p => p.Set is not null && p.Name is not "attachments").Select(p => "field." + p.Name)));
        Assert.Equal([], keys.Distinct().Except(Screens.List.All(Language.Chinese).Keys));
    }

    private async Task<IRenderedComponent<OneCase>> OpenAsync(Role role, string unit, string number, string query = "") =>
        Open<OneCase>(await City.ActorAsync(role, unit), $"/cases/{number}{query}", ("Number", number));
}
