namespace Haitang.Bench;

/// <summary>A row of the table, perhaps with several numbers of writers.</summary>
internal interface IRow
{
    /// <summary>To ask for it alone.</summary>
    string Name { get; }

    IAsyncEnumerable<Result> MeasureAsync(Bench bench, Rounds rounds);
}
