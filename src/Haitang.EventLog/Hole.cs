using Npgsql;
using NpgsqlTypes;

namespace Haitang.EventLog;

/// <summary>A value where an <see cref="Sql"/> has a hole.</summary>
internal abstract class Hole(NpgsqlDbType type)
{
    /// <summary>What makes an array of the text that it is among several; null for what is no array.</summary>
    public string? Cast => type switch
    {
        NpgsqlDbType.Array | NpgsqlDbType.Uuid => "::uuid[]",
        NpgsqlDbType.Array | NpgsqlDbType.Text => "::text[]",
        _ => null,
    };

    /// <summary>Nothing that several could have a column of.</summary>
    public bool StandsAlone => type.HasFlag(NpgsqlDbType.Array) && Cast is null;

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
        if (Cast is not null) return Parameter.Of(Column(alike, ordinal, static value => ArrayText.Of(value)), NpgsqlDbType.Array | NpgsqlDbType.Text);
        return Parameter.Of(Column(alike, ordinal, static value => value), NpgsqlDbType.Array | Type);
    }

    private static TColumn[] Column<TColumn>(IReadOnlyList<Sql> alike, int ordinal, Func<T, TColumn> of)
    {
        var column = new TColumn[alike.Count];
        for (var i = 0; i < column.Length; i++) column[i] = of(((Hole<T>)alike[i].Holes[ordinal]).Value);
        return column;
    }

    private T Value => value;
}
