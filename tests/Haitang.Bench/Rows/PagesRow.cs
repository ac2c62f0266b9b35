using System.Text.Json;

namespace Haitang.Bench.Rows;

/// <summary>Lists and boards of a city with a million cases behind it, against those of one with ten thousand.</summary>
internal sealed class PagesRow : IRow
{
    private const int Few = 10_000;
    private const int Many = 1_000_000;
    private const int Open = 60;

    public string Name => "pages";

    public async IAsyncEnumerable<Result> MeasureAsync(Bench bench, Rounds rounds)
    {
        await using var small = await CityAsync(bench, "bench_few", Few);
        await using var large = await CityAsync(bench, "bench_many", Many);
        foreach (var (userName, what, path) in Lists)
        {
            using var few = await SignedIn.AsAsync(userName, small);
            using var many = await SignedIn.AsAsync(userName, large);
            await CheckAsync(many, path);
            yield return await rounds.CompareAsync(
                $"page of 50 cases with total, {what}, {Many:N0} cases (bare: {Few:N0})", "1 reader", 1 / 1.1,
                new(1, _ => few.FetchAsync(path)), new(1, _ => many.FetchAsync(path)));
        }

        foreach (var (unit, what) in new[] { ("CS", "the city"), ("T", "a town") })
        {
            yield return await rounds.CompareAsync(
                $"board of {what}, {Many:N0} cases (bare: {Few:N0})", "1 reader", 1 / 1.2,
                new(1, _ => small.BoardAsync(unit)), new(1, _ => large.BoardAsync(unit)));
        }
    }

    private static IEnumerable<(string UserName, string What, string Path)> Lists =>
    [
        (BenchCity.Town, "a town's closed ones, newest first", "/api/v1/cases?status=closed"),
        (BenchCity.Town, "a town's closed ones, oldest first", "/api/v1/cases?status=closed&sort=oldest"),
        (BenchCity.Town, "a community's, of all kinds", "/api/v1/cases?unit=K"),
        (BenchCity.Centre, "the city's closed ones", "/api/v1/cases?status=closed"),
    ];

    private static async Task<BenchCity> CityAsync(Bench bench, string name, int past)
    {
        var city = await bench.NewCityAsync(name);
        await city.TicketsAsync(Open);
        await PastCases.AddAsync(city.Database, past);
        return city;
    }

    /// <summary>A full page and a total that belongs to it: else something else is measured.</summary>
    private static async Task CheckAsync(SignedIn reader, string path)
    {
        var page = await reader.ReadAsync(path);
        if (page.GetProperty("cases").GetArrayLength() != 50 || page.GetProperty("total").ValueKind is not JsonValueKind.Number || page.GetProperty("total").GetInt64() < Few)
            throw new InvalidOperationException($"{path} answers {page.GetProperty("cases").GetArrayLength()} cases of {page.GetProperty("total")}.");
    }
}
