using Haitang.Bench.Circuits;
using Microsoft.Playwright;

namespace Haitang.Bench.Rows;

/// <summary>What a screen that somebody has open and does not touch costs the host, against a bare page of fifty rows.</summary>
internal sealed class CircuitsRow : IRow
{
    private const int Screens = 40;
    private const int Cases = 60;
    private const int Changes = 1_000;
    private const int MostTakes = 5;
    private const double Steady = 0.05;
    private static readonly TimeSpan MostWait = TimeSpan.FromMinutes(1);

    public string Name => "circuits";

    public async IAsyncEnumerable<Result> MeasureAsync(Bench bench, Rounds rounds)
    {
        var circuits = bench.Circuits;
        var city = await bench.CityAsync();
        await city.TicketsAsync(Cases);
        await using var bareApp = await BareApp.StartAsync(circuits);
        await using var pages = await OpenPages.StartAsync();
        var bare = await SteadyAsync(pages, circuits, bareApp.Address);
        foreach (var (userName, path, goal) in Places(await city.NumberAsync()))
        {
            var person = await pages.SomebodyAsync();
            await OpenPages.SignInAsync(person, city.Address, userName, city.Password);
            var each = await EachAsync(pages, circuits, person, new(city.Address, path));
            yield return Result.OfSize($"heap of an idle circuit, {path}", goal, each.Heap, bare.Heap);
            yield return Result.OfSize($"resident memory of an idle circuit, {path}", goal, each.Resident, bare.Resident);
        }

        yield return await GrowthAsync(pages, circuits, city);
    }

    private static IEnumerable<(string UserName, string Path, double? Goal)> Places(string number) =>
    [
        (BenchCity.Secretary, "/board", 2), (BenchCity.Town, "/desk?tab=all", null), (BenchCity.Town, "/cases?tab=all", null),
        (BenchCity.Town, "/cases/" + number, null), (BenchCity.Grid, "/phone", null),
    ];

    /// <summary>The bare page comes first: what the host lets go of in its first minutes would else count as if that page saved it.</summary>
    private static async Task<Memory> SteadyAsync(OpenPages pages, OpenCircuits circuits, Uri address)
    {
        var nobody = await pages.SomebodyAsync();
        var bare = await EachAsync(pages, circuits, nobody, address);
        for (var take = 1; take < MostTakes; take++)
        {
            var before = bare;
            bare = await EachAsync(pages, circuits, nobody, address);
            if (Math.Abs(bare.Heap - before.Heap) < before.Heap * Steady) break;
        }

        return bare;
    }

    private static async Task<Memory> EachAsync(OpenPages pages, OpenCircuits circuits, IBrowserContext person, Uri address)
    {
        // Once for what is only made once: compiled code, caches, connections.
        await OpenAsync(pages, circuits, person, address);
        await CloseAsync(pages, circuits);
        var before = await Memory.SettledAsync();
        await OpenAsync(pages, circuits, person, address);
        var each = (await Memory.SettledAsync() - before) / Screens;
        await CloseAsync(pages, circuits);
        return each;
    }

    /// <summary>Boards that have seen a thousand changes, against the same boards before.</summary>
    private static async Task<Result> GrowthAsync(OpenPages pages, OpenCircuits circuits, BenchCity city)
    {
        var person = await pages.SomebodyAsync();
        await OpenPages.SignInAsync(person, city.Address, BenchCity.Secretary, city.Password);
        var report = await city.ReportingAsync(1);
        await OpenAsync(pages, circuits, person, new(city.Address, "/board"));
        await ReportAsync(city, report);
        var before = await Memory.SettledAsync();
        await ReportAsync(city, report);
        var after = await Memory.SettledAsync();
        await CloseAsync(pages, circuits);
        return Result.OfSize($"heap with {Screens} open boards after {Changes} more changes (bare: before)", 1.05, after.Heap, before.Heap);
    }

    private static async Task ReportAsync(BenchCity city, Work report)
    {
        for (var n = 0; n < Changes; n++) await report.Once(0);
        await city.FoldedAsync();
    }

    private static async Task OpenAsync(OpenPages pages, OpenCircuits circuits, IBrowserContext person, Uri address)
    {
        for (var n = 0; n < Screens; n++) await pages.OpenAsync(person, address);
        await circuits.UntilAsync(Screens, MostWait);
    }

    private static async Task CloseAsync(OpenPages pages, OpenCircuits circuits)
    {
        await pages.CloseAllAsync();
        await circuits.UntilAsync(0, MostWait);
    }
}
