using System.Globalization;
using System.Text.Json;
using Haitang.Bench;
using Haitang.Bench.Rows;
using Haitang.Bench.Signals;

if (args is [Hearing.Verb])
{
    await Hearing.RunAsync();
    return 0;
}

string[] options = ["--rows", "--writers", "--rounds", "--seconds", "--events", "--json"];
if (args.Length % 2 != 0 || args.Where((_, n) => n % 2 == 0).Except(options).Any())
{
    Console.Error.WriteLine("ops/bench [--rows append,command,…] [--writers 1,4,…] [--rounds N] [--seconds S] [--events 20000,100000] [--json FILE]");
    return 2;
}

int[] sizes = [.. (Argument("--events") ?? "20000,100000").Split(',').Select(n => int.Parse(n, CultureInfo.InvariantCulture))];
IRow[] all = [new AppendRow(), new CommandRow(), new HttpRow(), new StreamRow(), new AggregationRow(), new CatchUpRow(), new PagesRow(), new CircuitsRow(),
    new RebuildRow(sizes), new SignalsRow(), new SignallingCostRow(), new ColdStartRow()];
var asked = Argument("--rows")?.Split(',');
if (asked?.Except(all.Select(row => row.Name)).ToList() is { Count: > 0 } unknown)
{
    Console.Error.WriteLine($"No such row: {string.Join(", ", unknown)}. There are: {string.Join(", ", all.Select(row => row.Name))}.");
    return 2;
}

List<Result> results = [];
await using (var bench = await Bench.StartAsync())
{
    var rounds = new Rounds(
        int.Parse(Argument("--rounds") ?? "7", CultureInfo.InvariantCulture),
        TimeSpan.FromSeconds(double.Parse(Argument("--seconds") ?? "1", CultureInfo.InvariantCulture)),
        Argument("--writers")?.Split(',').Select(w => int.Parse(w, CultureInfo.InvariantCulture)).ToHashSet(),
        new(bench.Postmaster));
    Console.WriteLine(Result.Head);
    foreach (var row in all.Where(row => asked is null || asked.Contains(row.Name)))
    {
        await foreach (var result in row.MeasureAsync(bench, rounds))
        {
            results.Add(result);
            Console.WriteLine(result);
        }
    }
}

if (Argument("--json") is { } file) await File.WriteAllTextAsync(file, JsonSerializer.Serialize(results, JsonSerializerOptions.Web));
return 0;

string? Argument(string name) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;
