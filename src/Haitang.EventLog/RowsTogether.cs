using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Npgsql;
using NpgsqlTypes;

namespace Haitang.EventLog;

/// <summary>
/// One statement for row writes that differ in nothing but their values and their streams: what <see cref="AppendTogether"/> is
/// to appends, where rows alone are written. Starting a statement costs PostgreSQL several times what a row costs.
/// </summary>
internal static class RowsTogether
{
    private static readonly ConcurrentDictionary<IReadOnlyList<string?>, string> Texts = new(SqlText.SameParts);

    public static NpgsqlBatchCommand Command(Guid[] ids, IReadOnlyList<Sql> alike)
    {
        var command = new NpgsqlBatchCommand(Texts.GetOrAdd(alike[0].Parts, static parts => Write(parts)));
        command.Parameters.Add(Parameter.Of(ids, NpgsqlDbType.Array | NpgsqlDbType.Uuid));
        for (var hole = 0; hole < alike[0].Holes.Count; hole++) command.Parameters.Add(alike[0].Holes[hole].ToColumn(alike, hole));
        return command;
    }

    private static string Write(IReadOnlyList<string?> parts)
    {
        var (columns, values) = (new StringBuilder("id"), new StringBuilder("$1"));
        for (var hole = 0; hole < parts.Count(part => part is null); hole++)
        {
            columns.Append(CultureInfo.InvariantCulture, $", h{hole}");
            values.Append(CultureInfo.InvariantCulture, $", ${hole + 2}");
        }

        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"with s as (select * from unnest({values}) s({columns})) ");
        SqlText.Write(parts, text, 0, static (text, hole) => text.Append(CultureInfo.InvariantCulture, $"s.h{hole}"));
        return text.ToString();
    }
}
