using Npgsql;
using NpgsqlTypes;

namespace Haitang.EventLog;

/// <summary>Positional parameters with a fixed database type: a null keeps it.</summary>
internal static class Parameter
{
    public static NpgsqlParameter Of<T>(T value, NpgsqlDbType type) => new NpgsqlParameter<T> { TypedValue = value, NpgsqlDbType = type };
}
