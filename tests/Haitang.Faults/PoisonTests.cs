using System.Net;
using System.Text.Json;
using Haitang.Domain.Organisation;
using Haitang.EventLog;
using Haitang.Faults.Ground;
using Haitang.Faults.Load;
using Haitang.Web.Folding;
using Haitang.Web.Tests.City;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Haitang.Faults;

/// <summary>An event that one fold cannot take: what it says about a case is refused by the table of its rows.</summary>
public sealed class PoisonTests
{
    private const string Sick = "boards";
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task a_fold_that_meets_poison_stops_alone_says_so_everywhere_and_heals_after_the_repair()
    {
        await using var city = await FaultCity.FoundAsync();
        await using var node = city.Node("a", connectionString: null, FaultCity.SoonTakenOver);
        await node.StartAsync();
        await using var crowd = new Crowd(city, node);
        await crowd.AcknowledgesAsync(10);
        await Wait.UntilAsync(node.IsReadyAsync, Soon);
        Assert.Null(await StoppedAtAsync(city, node));

        // A repaired program tries again when it starts.
        await PoisonAsync(city);
        await StopsAloneAsync(city, node, crowd);
        await RunAsync(city, "drop function public.refuse cascade");
        await node.KillAsync();
        await node.StartAsync();
        await HealsAsync(city, node);

        // Or its rows are made anew beside it.
        await PoisonAsync(city);
        await StopsAloneAsync(city, node, crowd);
        await RunAsync(city, "drop function public.refuse cascade");
        await city.Services.GetRequiredService<ReadModels>().RebuildAsync(Sick, progress: null, CancellationToken.None);
        await HealsAsync(city, node);
        await new LogAfter(city, await crowd.GoHomeAsync(), node).HoldsAsync();
    }

    private static Task PoisonAsync(FaultCity city) => RunAsync(city, """
        create function public.refuse() returns trigger language plpgsql as $$
        begin
          raise exception 'poison';
        end $$;
        create trigger refuse before insert or update on haitang.board_cases for each row execute function public.refuse()
        """);

    private static async Task StopsAloneAsync(FaultCity city, Node node, Crowd crowd)
    {
        await Wait.UntilAsync(async () => (await StatusAsync(city)).Single(fold => fold.Name == Sick).IsStopped, Soon);
        var stopped = (await StatusAsync(city)).Single(fold => fold.Name == Sick);

        var (status, health) = await node.HealthAsync();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Contains($"{Sick} at position {stopped.Fault!.Position}", health.GetProperty("checks").GetProperty("folds").GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.True(await node.IsLiveAsync());
        Assert.NotNull(await StoppedAtAsync(city, node));
        Assert.Contains("统计停在", WebUtility.HtmlDecode(await city.At(Role.Centre).Staff.Client.GetStringAsync(new Uri(node.Address, "/board"))), StringComparison.Ordinal);

        // People work on, the other folds go on, and it stays where it is.
        await crowd.AcknowledgesAsync(20);
        var head = stopped.Head;
        await Wait.UntilAsync(async () => (await StatusAsync(city)).Where(fold => fold.Name != Sick).All(fold => fold.Fault is null && fold.Position > head), Soon);
        Assert.Equal((stopped.Position, true), (await StatusAsync(city)).Where(fold => fold.Name == Sick).Select(fold => (fold.Position, fold.IsStopped)).Single());
    }

    private static async Task HealsAsync(FaultCity city, Node node)
    {
        var head = (await StatusAsync(city))[0].Head;
        await Wait.UntilAsync(async () => (await StatusAsync(city)).All(fold => fold.Fault is null && fold.Position >= head), Soon);
        await Wait.UntilAsync(node.IsReadyAsync, Soon);
        await Wait.UntilAsync(async () => await StoppedAtAsync(city, node) is null, Soon);
    }

    private static async Task<string?> StoppedAtAsync(FaultCity city, Node node)
    {
        var heard = await city.At(Role.Centre).GetUntilToldAsync(node, "boards/CS");
        Assert.True(heard.IsOk, heard.What);
        return JsonDocument.Parse(heard.Body).RootElement.TryGetProperty("stoppedAt", out var at) ? at.GetString() : null;
    }

    private static Task<IReadOnlyList<FoldStatus>> StatusAsync(FaultCity city) => city.Services.GetRequiredService<FoldRunner>().StatusAsync();

    private static async Task RunAsync(FaultCity city, string sql)
    {
        await using var command = city.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
