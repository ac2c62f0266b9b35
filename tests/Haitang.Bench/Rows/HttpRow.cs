namespace Haitang.Bench.Rows;

/// <summary>The same command over HTTP, against the desk's own rate.</summary>
internal sealed class HttpRow : IRow
{
    public string Name => "http";

    public async IAsyncEnumerable<Result> MeasureAsync(Bench bench, Rounds rounds)
    {
        var city = await bench.CityAsync();
        foreach (var clients in rounds.Of(4, 16))
        {
            var tickets = await city.TicketsAsync(clients);
            using var browsers = await Browsers.SignInAsync(city, tickets);
            yield return await rounds.CompareAsync(
                "the same over HTTP (bare: the desk)", $"{clients} clients", 0.4, await city.ReportingAsync(clients),
                new Work(clients, browsers.ReportAsync, city.FoldedAsync));
        }
    }
}
