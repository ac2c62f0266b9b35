using System.Globalization;
using System.Text.Json;
using Haitang.Bench;

// ops/bench [--rounds N] [--seconds S] [--json FILE]: ratios to bare PostgreSQL on the same cluster in the same minutes.
var rounds = int.Parse(Argument("--rounds") ?? "5", CultureInfo.InvariantCulture);
var seconds = double.Parse(Argument("--seconds") ?? "2", CultureInfo.InvariantCulture);

await using var city = await BenchCity.StartAsync();
await using var yardstick = await Yardstick.CreateAsync(city.ConnectionString);
var contenders = new (string Name, Func<int, Work> Of)[]
{
    ("append one event", city.Appending),
    ("a whole command through the desk", city.Commanding),
};
var results = new List<Result>();
Console.WriteLine($"| what | writers | a second, median | ratio to bare PostgreSQL, median of {rounds} |");
Console.WriteLine("|---|---|---|---|");
foreach (var writers in new[] { 1, 4, 16, 32 })
{
    foreach (var (name, of) in contenders)
    {
        var (bare, ours) = (yardstick.Writing(writers), of(writers));
        await Rate.OfAsync(bare, TimeSpan.FromSeconds(0.5));
        await Rate.OfAsync(ours, TimeSpan.FromSeconds(0.5));
        List<(double Bare, double Ours)> pairs = [];
        for (var round = 0; round < rounds; round++)
            pairs.Add((await Rate.OfAsync(bare, TimeSpan.FromSeconds(seconds)), await Rate.OfAsync(ours, TimeSpan.FromSeconds(seconds))));
        var result = new Result(name, writers, Rate.Median(pairs.Select(p => p.Bare)), Rate.Median(pairs.Select(p => p.Ours)), Rate.Median(pairs.Select(p => p.Ours / p.Bare)));
        results.Add(result);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {writers} | {result.Ours:0} (bare {result.Bare:0}) | {result.Ratio:0.00} |"));
    }
}

if (Argument("--json") is { } file) await File.WriteAllTextAsync(file, JsonSerializer.Serialize(results, JsonSerializerOptions.Web));
return 0;

string? Argument(string name) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;
