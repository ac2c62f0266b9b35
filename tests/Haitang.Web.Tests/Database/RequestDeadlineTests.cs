using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Haitang.Domain.Organisation;
using Haitang.Web.Database;
using Haitang.Web.Tests.City;
using Haitang.Web.Tests.Identity;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Haitang.Web.Tests.Database;

/// <summary>A database that is there, and slow.</summary>
public sealed class RequestDeadlineTests : IAsyncLifetime
{
    private static readonly TimeSpan Promised = TimeSpan.FromSeconds(5);
    private readonly TestCity _city = new();

    public ValueTask InitializeAsync() => _city.InitializeAsync();

    public ValueTask DisposeAsync() => _city.DisposeAsync();

    [Fact]
    public async Task waits_of_which_each_is_short_enough_end_together_at_the_deadline()
    {
        using var kiosk = await _city.MachineAsync(Role.Kiosk, "YS");
        var units = await TimedAsync(kiosk.GetAsync("/api/v1/units"));
        Assert.Equal(HttpStatusCode.OK, units.Answer.StatusCode);

        // Asked one after the other: whose account it is, which edition of the organisation is in force, the cases.
        await SlowAsync("haitang.directory_edition");
        Assert.Equal(HttpStatusCode.OK, (await kiosk.GetAsync("/api/v1/units")).StatusCode);
        await SlowAsync("haitang.account_rows");
        await SlowAsync("haitang.case_rows");
        var (answer, took) = await TimedAsync(kiosk.GetAsync("/api/v1/cases"));
        await AssertLateAsync(answer, took, "service.database_away");
    }

    [Fact]
    public async Task a_command_under_way_at_the_deadline_is_called_unknown_and_answered_when_it_is_asked_for_again()
    {
        using var clerk = await Staff.AtAsync(_city, Role.Town, "YS");
        var appeal = (await clerk.PostAsync("appeals", new { channel = "grid-visit", title = "一件", text = "一件", unit = "YS", subject = "anonymous" }, HttpStatusCode.Created))
            .GetProperty("id").GetGuid();
        await HoldAppendsAsync();
        var (first, second) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var written = TimedAsync(SayAsync(first));
        await Wait.UntilAsync(IsHeldAsync);
        // This one waits for the stream until it is too late, and is never begun.
        var waiting = TimedAsync(SayAsync(second));
        foreach (var one in (Task<(HttpResponseMessage, TimeSpan)>[])[written, waiting])
        {
            var (answer, took) = await one;
            await AssertLateAsync(answer, took, "command.outcome_unknown");
        }

        await RunAsync("delete from public.held");
        await Wait.UntilAsync(async () => await CountAsync(first) == 1);
        foreach (var command in (Guid[])[first, second, first])
        {
            Assert.Equal(HttpStatusCode.OK, (await SayAsync(command)).StatusCode);
            Assert.Equal(1, await CountAsync(command));
        }

        Task<HttpResponseMessage> SayAsync(Guid command)
        {
            var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/appeals/{appeal}/post-message") { Content = JsonContent.Create(new { text = "一句话", @public = true }) };
            request.Headers.Add("Idempotency-Key", command.ToString());
            return clerk.Client.SendAsync(request);
        }
    }

    [Fact]
    public async Task a_person_who_signs_in_is_told_that_the_system_is_busy_and_not_that_the_database_is_away()
    {
        await _city.ActorAsync(Role.Town, "YS");
        await RunAsync("""
            create function public.slow() returns trigger language plpgsql as $$ begin perform pg_sleep(10); return new; end $$;
            create trigger slow before update on haitang.users for each row execute function public.slow()
            """);
        using var clerk = new Browser(_city);
        var answer = await clerk.SignInAsync(TestCity.UserName(Role.Town, "YS"), TestCity.Password);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(5), answer.Headers.RetryAfter?.Delta);
        var text = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.Contains("系统正忙", text, StringComparison.Ordinal);
        Assert.DoesNotContain("连不上", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_live_list_outlives_the_deadline()
    {
        using var clerk = await Staff.AtAsync(_city, Role.Town, "YS");
        using var answer = await clerk.Client.GetAsync("/api/v1/cases/live", HttpCompletionOption.ResponseHeadersRead);
        using var body = new StreamReader(await answer.Content.ReadAsStreamAsync());
        var since = Stopwatch.StartNew();
        var collected = 0;
        while (since.Elapsed < RequestDeadline.Most + TimeSpan.FromSeconds(1))
        {
            await clerk.PostAsync("appeals", new { channel = "grid-visit", title = $"第{++collected}件", text = "一件", unit = "YS", subject = "anonymous" }, HttpStatusCode.Created);
            await SaysAsync($"第{collected}件");
        }

        async Task SaysAsync(string title)
        {
            while (true)
            {
                var line = await body.ReadLineAsync();
                Assert.NotNull(line);
                if (line.Contains(title, StringComparison.Ordinal)) return;
            }
        }
    }

    private static async Task AssertLateAsync(HttpResponseMessage answer, TimeSpan took, string code)
    {
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(5), answer.Headers.RetryAfter?.Delta);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(code, (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString());
        Assert.InRange(took, RequestDeadline.Most - TimeSpan.FromMilliseconds(100), Promised);
    }

    private static async Task<(HttpResponseMessage Answer, TimeSpan Took)> TimedAsync(Task<HttpResponseMessage> asked)
    {
        var since = Stopwatch.StartNew();
        return (await asked, since.Elapsed);
    }

    /// <summary>Who reads this table waits for less than anybody waits for a lock.</summary>
    private Task SlowAsync(string table) => RunAsync(
        $"alter table {table} rename to quick_{table.Split('.')[1]}; create view {table} as select quick.* from pg_sleep(1.7), haitang.quick_{table.Split('.')[1]} quick");

    /// <summary>No append comes to its end until <c>public.held</c> is empty.</summary>
    private Task HoldAppendsAsync() => RunAsync("""
        create table public.held as select 1;
        create function public.hold() returns trigger language plpgsql as $$
        begin
          while exists (select from public.held) loop
            perform pg_sleep(0.02);
          end loop;
          return new;
        end $$;
        create trigger hold before insert on haitang.mt_events for each row execute function public.hold()
        """);

    private async Task<bool> IsHeldAsync() => (long)(await AskAsync(
        "select count(*) from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep'"))! > 0;

    private async Task<long> CountAsync(Guid command) =>
        (long)(await AskAsync($"select count(*) from haitang.mt_events where headers ->> 'command' = '{command}'"))!;

    private async Task<object?> AskAsync(string sql)
    {
        await using var command = _city.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }

    private async Task RunAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(_city.ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
