using Bunit;
using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.Web.Admin.Units;
using Haitang.Web.Tests.City;
using Haitang.Web.Words;
using Npgsql;

namespace Haitang.Web.Tests.Admin;

/// <summary>A preview that cannot be looked up: a table that it reads is away for a while.</summary>
public sealed class FailingPreviewTests(TestCity city) : PreviewTest(city), IClassFixture<TestCity>
{
    [Fact]
    public async Task a_preview_that_fails_says_so_comes_back_by_itself_and_never_holds_the_form_up()
    {
        var (first, _) = await CommunityAsync();
        var (second, _) = await CommunityAsync();
        await RunAsync("alter table haitang.ticket_rows rename to ticket_rows_away");
        try
        {
            var page = Open<UnitsPage>($"admin/units?id={first}&act=close");
            page.WaitForAssertion(() => Assert.Equal(Screens.Say("touch.failed"), page.Find("form p.touches").TextContent), AMoment);
            await SendAsync(page);
            page.WaitForAssertion(() => Assert.Empty(page.FindAll("form.act-form")), AMoment);
            Assert.True((await FileAsync<Unit>(first)).State.Closed);

            page = Open<UnitsPage>($"admin/units?id={second}&act=close");
            page.WaitForAssertion(() => Assert.Equal(Screens.Say("touch.failed"), page.Find("form p.touches").TextContent), AMoment);
            await RunAsync("alter table haitang.ticket_rows_away rename to ticket_rows");
            page.WaitForAssertion(() => Assert.Equal(Screens.Say("touch.nothing"), page.Find("form .touches .hint").TextContent), AMoment);

            // What was seen stays to be seen, with the moment that it is of.
            await RunAsync("alter table haitang.ticket_rows rename to ticket_rows_away");
            await City.DoneAsync(Actor.System, new RenameUnit { Name = "改了名", NameEn = "Renamed" }, first);
            page.WaitForAssertion(() => Assert.Equal(2, page.FindAll("form .touches .hint").Count), AMoment);
            Assert.Equal("status", page.Find("form .touches .hint").GetAttribute("role"));
        }
        finally
        {
            await RunAsync("alter table if exists haitang.ticket_rows_away rename to ticket_rows");
        }
    }

    private async Task RunAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(City.ConnectionString);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
