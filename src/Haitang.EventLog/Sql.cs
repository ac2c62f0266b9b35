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
    private readonly List<NpgsqlParameter> _parameters;
    private bool _taken;

    public Sql(int literalLength, int formattedCount)
    {
        _parts = new List<string?>((2 * formattedCount) + 1);
        _parameters = new List<NpgsqlParameter>(formattedCount);
    }

    /// <summary>Literals in order, null for a hole.</summary>
    internal IReadOnlyList<string?> Parts => _parts;

    /// <summary>Names the interpolated string's type where no parameter does.</summary>
    public static Sql Of(Sql sql) => sql;

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
        _parameters.AddRange(value.TakeParameters());
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
        foreach (var parameter in TakeParameters()) parameters.Add(parameter);
    }

    /// <summary>A parameter belongs to one command: a second use, after a failed batch, takes copies.</summary>
    private List<NpgsqlParameter> TakeParameters()
    {
        if (_taken) return _parameters.ConvertAll(parameter => parameter.Clone());
        _taken = true;
        return _parameters;
    }

    private void Add<T>(T value, NpgsqlDbType type)
    {
        _parts.Add(null);
        _parameters.Add(Parameter.Of(value, type));
    }
}
