using Npgsql;

namespace Haitang.EventLog;

/// <summary>One append of a request.</summary>
/// <param name="Request">Which request of the batch.</param>
/// <param name="Index">Which append of that request.</param>
/// <param name="Required">A conflict must fail the transaction, because other streams are in it.</param>
internal readonly record struct AppendPart(int Request, int Index, bool Required, StreamAppend Append);

/// <summary>A statement of the batch: one append, or several that differ in nothing but their values.</summary>
internal sealed class AppendStatement
{
    private AppendStatement(AppendPart first) => Parts = [first];

    public List<AppendPart> Parts { get; }

    public NpgsqlBatchCommand Command { get; private set; } = null!;

    /// <summary>In the order of the stream ids, so that two lanes rarely wait for each other in a circle.</summary>
    /// <param name="together">Appends that are alike share a statement; PostgreSQL then cannot tell whose was at fault.</param>
    public static List<AppendStatement> Of(IReadOnlyList<AppendRequest> requests, int[] chosen, bool together)
    {
        var parts = new List<AppendPart>(chosen.Length);
        foreach (var request in chosen)
        {
            var appends = requests[request].Appends;
            for (var i = 0; i < appends.Count; i++) parts.Add(new(request, i, appends.Count > 1, appends[i]));
        }

        parts.Sort(static (one, other) => one.Append.StreamId.CompareTo(other.Append.StreamId));
        var statements = new List<AppendStatement>(parts.Count);
        foreach (var part in parts)
        {
            if (together && statements.Find(statement => statement.Takes(part)) is { } alike) alike.Parts.Add(part);
            else statements.Add(new(part));
        }

        foreach (var statement in statements)
        {
            statement.Command = statement.Parts is [var alone]
                ? AppendCommand.Of(alone.Append, alone.Required)
                : AppendTogether.Command(statement.Parts.ConvertAll(part => part.Append));
        }

        return statements;
    }

    private bool Takes(AppendPart part) => !part.Required && !Parts[0].Required && AppendTogether.AreAlike(Parts[0].Append, part.Append);
}
