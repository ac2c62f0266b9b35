using Haitang.Domain.Deadlines;
using Haitang.Projections.Events;
using Npgsql;

namespace Haitang.Projections.Boards;

/// <summary>Puts a board's rows together, unit by unit, public and confidential cases apart until the totals are made.</summary>
internal sealed class BoardSums(BoardAsk ask)
{
    private static readonly int Figures = Enum.GetValues<BoardFigure>().Length;

    private readonly Dictionary<(Guid Unit, BoardFigure Figure), (long Open, long Confidential)> _counts = [];
    private readonly Dictionary<(Guid Unit, string Stage, Light Light, bool Late), (long Open, long Confidential)> _work = [];
    private (long Open, long Confidential) _today;

    /// <summary>What the asked unit collected today.</summary>
    public long Today => ask.Shown(_today.Open, _today.Confidential);

    public void AddCounters(NpgsqlDataReader row)
    {
        var (unit, confidential) = (row.GetGuid(0), row.GetBoolean(1));
        for (var i = 0; i < Figures; i++) Add(_counts, (unit, (BoardFigure)i), confidential, row.GetInt64(2 + i));
        if (unit == ask.Unit) _today = Plus(_today, confidential, row.GetInt64(2 + Figures));
    }

    public void AddPending(NpgsqlDataReader row) => Add(_counts, (row.GetGuid(0), BoardFigure.Pending), row.GetBoolean(1), row.GetInt64(2));

    /// <param name="units">Whose work it is; null for none.</param>
    public void AddOpen(NpgsqlDataReader row, params ReadOnlySpan<Guid?> units)
    {
        foreach (var unit in units)
        {
            if (unit is { } id) Add(_work, (id, row.GetString(1), EnumNames.Parse<Light>(row.GetString(2)), !row.IsDBNull(3) && row.GetBoolean(3)), row.GetBoolean(4), row.GetInt64(5));
        }
    }

    public UnitFigures Of(Guid unit)
    {
        var work = _work.Where(w => w.Key.Unit == unit)
            .Select(w => (w.Key.Stage, w.Key.Light, w.Key.Late, Cases: ask.Shown(w.Value.Open, w.Value.Confidential))).ToList();
        return new(
            _counts.Where(c => c.Key.Unit == unit).ToDictionary(c => c.Key.Figure, c => ask.Shown(c.Value.Open, c.Value.Confidential)),
            new(work.Where(w => w.Stage is "dispatch").Sum(w => w.Cases), work.Where(w => w.Stage is "acceptance").Sum(w => w.Cases),
                work.Where(w => w.Late).Sum(w => w.Cases),
                ByLight(work.Where(w => w.Stage is "hand").Select(w => (w.Light, w.Cases))), ByLight(work.Select(w => (w.Light, w.Cases)))));
    }

    private static Dictionary<Light, long> ByLight(IEnumerable<(Light Light, long Cases)> work) =>
        work.GroupBy(w => w.Light).ToDictionary(l => l.Key, l => l.Sum(w => w.Cases));

    private static void Add<TKey>(Dictionary<TKey, (long Open, long Confidential)> sums, TKey key, bool confidential, long cases) where TKey : notnull =>
        sums[key] = Plus(sums.GetValueOrDefault(key), confidential, cases);

    private static (long Open, long Confidential) Plus((long Open, long Confidential) sum, bool confidential, long cases) =>
        confidential ? (sum.Open, sum.Confidential + cases) : (sum.Open + cases, sum.Confidential);
}
