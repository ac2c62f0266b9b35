using Haitang.Domain.Organisation;
using Haitang.Web.Presence;
using Haitang.Web.Tests.City;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Haitang.Web.Tests.Presence;

/// <summary>Two people have the same case open, each on a node of his own.</summary>
public sealed class PresenceOverNodesTests(TestCity city) : IClassFixture<TestCity>
{
    private readonly Guid _case = Guid.CreateVersion7();

    [Fact]
    public async Task they_see_each_other_come_write_and_go()
    {
        await using var node = await city.StartNodeAsync();
        var (mine, theirs) = (await SomebodyAsync(Role.Town), await SomebodyAsync(Role.Centre));
        using var here = city.Services.GetRequiredService<OpenCases>().Open(_case, mine, () => { });
        var there = node.Services.GetRequiredService<OpenCases>().Open(_case, theirs, () => { });
        await Wait.UntilAsync(() => here.Others is [var other] && other == new AtCase(theirs, Writes: false));
        await Wait.UntilAsync(() => there.Others is [var other] && other == new AtCase(mine, Writes: false));
        there.Say(writes: true);
        await Wait.UntilAsync(() => here.Others is [{ Writes: true }]);
        there.Dispose();
        await Wait.UntilAsync(() => here.Others is []);
    }

    [Fact]
    public async Task a_node_that_starts_hears_who_is_there_already()
    {
        var mine = await SomebodyAsync(Role.Town);
        using var here = city.Services.GetRequiredService<OpenCases>().Open(_case, mine, () => { });
        await using var node = await city.StartNodeAsync();
        using var there = node.Services.GetRequiredService<OpenCases>().Open(_case, await SomebodyAsync(Role.Centre), () => { });
        // Sooner than anything is repeated.
        await Wait.UntilAsync(() => there.Others is [var other] && other == new AtCase(mine, Writes: false), PresenceTelling.Beat * 0.8);
    }

    [Fact]
    public async Task what_travels_are_ids_and_no_name()
    {
        await using var database = NpgsqlDataSource.Create(city.ConnectionString);
        await using var connection = await database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        var heard = new List<string>();
        connection.Notification += (_, e) => heard.Add(e.Payload);
        await using (var listen = new NpgsqlCommand($"listen {PresenceNotice.PgChannel}", connection))
            await listen.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        var mine = await SomebodyAsync(Role.Town);
        using var here = city.Services.GetRequiredService<OpenCases>().Open(_case, mine, () => { });
        await Wait.UntilAsync(async () =>
        {
            await connection.WaitAsync(100, TestContext.Current.CancellationToken);
            return heard.Any(payload => payload.Contains(_case.ToString(), StringComparison.Ordinal));
        });
        Assert.Contains(heard, payload => payload.Contains(mine.Account.ToString(), StringComparison.Ordinal));
        Assert.DoesNotContain(heard, payload => payload.Contains(mine.Name, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[1, 2]")]
    public async Task what_cannot_be_read_is_passed_over_and_the_rest_is_heard(string nonsense)
    {
        var (mine, theirs) = (await SomebodyAsync(Role.Town), await SomebodyAsync(Role.Centre));
        using var here = city.Services.GetRequiredService<OpenCases>().Open(_case, mine, () => { });
        var notice = PresenceNotice.Of(Guid.CreateVersion7(), _case, [new(theirs, Writes: true)]);
        await using var database = NpgsqlDataSource.Create(city.ConnectionString);
        await using var notify = database.CreateCommand("select pg_notify($1, payload) from unnest($2) payload");
        notify.Parameters.Add(new NpgsqlParameter<string> { TypedValue = PresenceNotice.PgChannel });
        notify.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [nonsense, System.Text.Json.JsonSerializer.Serialize(notice)] });
        await notify.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        await Wait.UntilAsync(() => here.Others is [var other] && other == new AtCase(theirs, Writes: true));
    }

    [Fact]
    public void the_longest_notice_fits_into_a_notification()
    {
        var people = Enumerable.Range(0, 500).Select(_ => new AtCase(new(Guid.CreateVersion7(), "某", Guid.CreateVersion7()), Writes: false)).ToList();
        var notice = PresenceNotice.Of(Guid.CreateVersion7(), _case, people);
        Assert.True(System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(notice).Length < 8000);
    }

    private async Task<Somebody> SomebodyAsync(Role role)
    {
        var actor = await city.ActorAsync(role, role is Role.Centre ? "CS" : "YS");
        return new(actor.Account, $"{role} {(role is Role.Centre ? "CS" : "YS")}", actor.Unit);
    }
}
