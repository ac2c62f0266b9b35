using Npgsql;
using NpgsqlTypes;

namespace Haitang.EventLog;

/// <summary>A value where an <see cref="Sql"/> has a hole.</summary>
internal abstract class Hole(NpgsqlDbType type)
{
    /// <summary>Arrays have no arrays of their own kind in PostgreSQL: such a hole cannot become a column.</summary>
    public bool IsArray => type.HasFlag(NpgsqlDbType.Array);

    protected NpgsqlDbType Type => type;

    /// <summary>This value. A parameter belongs to one command: each call makes a new one.</summary>
    public abstract NpgsqlParameter ToParameter();

    /// <summary>The values of this hole in several statements that are alike (<see cref="Sql.IsLike"/>), as one array.</summary>
    public abstract NpgsqlParameter ToColumn(IReadOnlyList<Sql> alike, int ordinal);

    public bool IsLike(Hole other) => GetType() == other.GetType() && type == other.Type;
}

/// <inheritdoc/>
internal sealed class Hole<T>(T value, NpgsqlDbType type) : Hole(type)
{
    public override NpgsqlParameter ToParameter() => Parameter.Of(value, Type);

    public override NpgsqlParameter ToColumn(IReadOnlyList<Sql> alike, int ordinal)
    {
        var column = new T[alike.Count];
        for (var i = 0; i < column.Length; i++) column[i] = ((Hole<T>)alike[i].Holes[ordinal]).Value;
        return Parameter.Of(column, NpgsqlDbType.Array | Type);
    }

    private T Value => value;
}
