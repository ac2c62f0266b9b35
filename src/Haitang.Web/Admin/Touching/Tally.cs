using Haitang.EventLog;
using Haitang.Projections.Boards;
using Haitang.Projections.Desks;
using Haitang.Web.Forms;
using Haitang.Web.Words;
using Npgsql;

namespace Haitang.Web.Admin.Touching;

/// <summary>
/// How many cases or tickets something is about, counted no further than anybody wants to know. An administrator sees no case:
/// confidential ones are in the number only where there are enough of them.
/// </summary>
/// <param name="IsWhole">A kept total, which knows no limit.</param>
internal readonly record struct Tally(long Open, long Confidential, bool IsWhole = false)
{
    private const int Most = DeskList.MostCounted;

    public bool OrMore => !IsWhole && Open + Confidential >= Most;

    public long Count => OrMore ? Most : Open + (Confidential >= BoardAsk.LeastConfidential ? Confidential : 0);

    /// <summary>38, or 99+.</summary>
    public string Words => OrMore ? Figures.Of(Most - 1) + "+" : Figures.Of(Count);

    /// <param name="rows">What is counted: a query of one column, whether it is confidential.</param>
    public static Sql Of(Sql rows) => Sql.Of($"""
        select count(*) filter (where not confidential), count(*) filter (where confidential) from ({rows} limit {Most}) n(confidential)
        """);

    /// <summary>Reads the next answer of a batch.</summary>
    public static async Task<Tally> NextAsync(NpgsqlDataReader answers, CancellationToken cancel)
    {
        await answers.ReadAsync(cancel);
        var tally = new Tally(answers.GetInt64(0), answers.GetInt64(1));
        await answers.NextResultAsync(cancel);
        return tally;
    }

    /// <summary>As a line of a preview; null where there are none.</summary>
    public Touched? Line(string what, string? becomes = null, bool grave = false) =>
        Count == 0 ? null : new(what, Words) { Becomes = becomes, IsGrave = grave, CountsCases = true };
}
