using System.Runtime.CompilerServices;
using Npgsql;
using NpgsqlTypes;

namespace Haitang.EventLog;

/// <summary>
/// An interpolated string whose holes become typed parameters. The text depends on the shape alone, never on the values, so
/// that PostgreSQL prepares each shape once.
/// </summary>
[InterpolatedStringHandler]
public sealed class Sql
{
    private readonly List<string?> _parts;
    private readonly List<Hole> _holes;

    public Sql(int literalLength, int formattedCount)
    {
        _parts = new List<string?>((2 * formattedCount) + 1);
        _holes = new List<Hole>(formattedCount);
    }

    /// <summary>Literals in order, null for a hole.</summary>
    internal IReadOnlyList<string?> Parts => _parts;

    /// <summary>The values of the holes, in order.</summary>
    internal IReadOnlyList<Hole> Holes => _holes;

    /// <summary>Made by <see cref="ForEach"/>.</summary>
    internal bool IsForEach { get; private set; }

    /// <summary>Names the interpolated string's type where no parameter does.</summary>
    public static Sql Of(Sql sql) => sql;

    /// <summary>
    /// A row write that may serve several streams in one statement: the relation <c>s</c> then has a row for each, and the
    /// holes are columns of it. So every hole stands where <c>s</c> can be seen, and the statement says of many rows of
    /// <c>s</c> what it says of one.
    /// </summary>
    public static Sql ForEach(Sql sql)
    {
        if (sql._holes.Exists(hole => hole.StandsAlone)) throw new ArgumentException("Only arrays of texts and ids can be columns of several.", nameof(sql));
        sql.IsForEach = true;
        // Arrays have no arrays of their own kind: among several they stand as text.
        for (int part = 0, hole = 0; part < sql._parts.Count; part++)
        {
            if (sql._parts[part] is null && sql._holes[hole++].Cast is { } cast) sql._parts.Insert(++part, cast);
        }

        return sql;
    }

    /// <summary>By their texts, whatever their values.</summary>
    public static IEqualityComparer<Sql> SameText { get; } = EqualityComparer<Sql>.Create(
        static (one, other) => SqlText.SameParts.Equals(one?.Parts, other?.Parts), static sql => SqlText.SameParts.GetHashCode(sql.Parts));

    /// <summary>As a command of a batch.</summary>
    public NpgsqlBatchCommand ToBatchCommand()
    {
        var command = new NpgsqlBatchCommand(SqlText.Of(this));
        AddParametersTo(command.Parameters);
        return command;
    }

    /// <summary>As a command of its own.</summary>
    public NpgsqlCommand ToCommand(NpgsqlConnection connection)
    {
        var command = new NpgsqlCommand(SqlText.Of(this), connection);
        AddParametersTo(command.Parameters);
        return command;
    }

    public void AppendLiteral(string value) => _parts.Add(value);

    /// <summary>A fragment in place.</summary>
    public void AppendFormatted(Sql value)
    {
        _parts.AddRange(value._parts);
        _holes.AddRange(value._holes);
    }

    public void AppendFormatted(string? value) => Add(value, NpgsqlDbType.Text);

    public void AppendFormatted(string[]? value) => Add(value, NpgsqlDbType.Array | NpgsqlDbType.Text);

    public void AppendFormatted(Guid value) => Add(value, NpgsqlDbType.Uuid);

    public void AppendFormatted(Guid? value) => Add(value, NpgsqlDbType.Uuid);

    public void AppendFormatted(Guid[]? value) => Add(value, NpgsqlDbType.Array | NpgsqlDbType.Uuid);

    public void AppendFormatted(long value) => Add(value, NpgsqlDbType.Bigint);

    public void AppendFormatted(long? value) => Add(value, NpgsqlDbType.Bigint);

    public void AppendFormatted(long[]? value) => Add(value, NpgsqlDbType.Array | NpgsqlDbType.Bigint);

    public void AppendFormatted(int value) => Add(value, NpgsqlDbType.Integer);

    public void AppendFormatted(int? value) => Add(value, NpgsqlDbType.Integer);

    public void AppendFormatted(int[]? value) => Add(value, NpgsqlDbType.Array | NpgsqlDbType.Integer);

    public void AppendFormatted(short value) => Add(value, NpgsqlDbType.Smallint);

    public void AppendFormatted(short? value) => Add(value, NpgsqlDbType.Smallint);

    public void AppendFormatted(bool value) => Add(value, NpgsqlDbType.Boolean);

    public void AppendFormatted(bool? value) => Add(value, NpgsqlDbType.Boolean);

    public void AppendFormatted(double value) => Add(value, NpgsqlDbType.Double);

    public void AppendFormatted(double? value) => Add(value, NpgsqlDbType.Double);

    public void AppendFormatted(DateOnly value) => Add(value, NpgsqlDbType.Date);

    public void AppendFormatted(DateOnly? value) => Add(value, NpgsqlDbType.Date);

    public void AppendFormatted(DateTimeOffset value) => Add(value.ToUniversalTime(), NpgsqlDbType.TimestampTz);

    public void AppendFormatted(DateTimeOffset? value) => Add(value?.ToUniversalTime(), NpgsqlDbType.TimestampTz);

    public void AppendFormatted(DateTimeOffset[]? value) =>
        Add(value is null ? null : Array.ConvertAll(value, time => time.ToUniversalTime()), NpgsqlDbType.Array | NpgsqlDbType.TimestampTz);

    public void AppendFormatted(byte[]? value) => Add(value, NpgsqlDbType.Bytea);

    public void AppendFormatted(byte[][]? value) => Add(value, NpgsqlDbType.Array | NpgsqlDbType.Bytea);

    public void AppendFormatted(Json value) => Add(value.Utf8, NpgsqlDbType.Jsonb);

    public void AppendFormatted(Json[]? value) =>
        Add(value is null ? null : Array.ConvertAll(value, json => json.Utf8), NpgsqlDbType.Array | NpgsqlDbType.Jsonb);

    internal void AddParametersTo(NpgsqlParameterCollection parameters)
    {
        foreach (var hole in _holes) parameters.Add(hole.ToParameter());
    }

    /// <summary>The same text, with values of the same types.</summary>
    internal bool IsLike(Sql other)
    {
        if (!SqlText.SameParts.Equals(_parts, other._parts)) return false;
        for (var i = 0; i < _holes.Count; i++)
        {
            if (!_holes[i].IsLike(other._holes[i])) return false;
        }

        return true;
    }

    private void Add<T>(T value, NpgsqlDbType type)
    {
        _parts.Add(null);
        _holes.Add(new Hole<T>(value, type));
    }
}
