namespace Haitang.Bench.Rows;

/// <summary>A whole command through the desk, with all that follows it in the host: authorise, load, decide, append with row and key, fold and react behind it.</summary>
internal sealed class CommandRow : IRow
{
    public string Name => "command";

    public async IAsyncEnumerable<Result> MeasureAsync(Bench bench, Rounds rounds)
    {
        var city = await bench.CityAsync();
        foreach (var writers in rounds.Of(1, 4, 16, 32))
        {
            yield return await rounds.CompareAsync(
                "a command through the desk", $"{writers} writers", writers == 1 ? 0.45 : 0.6, bench.Bare.Appending(writers), await city.ReportingAsync(writers));
        }
    }
}
