using Haitang.Domain.Organisation;
using Haitang.EventLog;
using Haitang.Projections.Events;

namespace Haitang.Projections.Organisation;

/// <summary>A fold's own tree of units in a table of its own, so that it moves with the fold's progress and is rebuilt with it.</summary>
/// <param name="table">With its schema, without values.</param>
internal sealed class UnitTreeRows(Func<Sql> table)
{
    private UnitTree? _tree;

    /// <summary>As it was before this batch.</summary>
    public async ValueTask<UnitTree> ReadAsync(FoldBatch into, CancellationToken ct)
    {
        if (_tree is { } known) return known;
        var tree = new UnitTree();
        var places = await into.ReadAsync(
            Sql.Of($"select id, parent, kind from {table()}"),
            row => new UnitPlace(row.GetGuid(0), row.IsDBNull(1) ? null : row.GetGuid(1), EnumNames.Parse<UnitKind>(row.GetString(2))),
            ct);
        foreach (var place in places) tree.Keep(place);
        return _tree = tree;
    }

    /// <summary>The places that the batch has changed.</summary>
    public void Write(FoldBatch into) => into.AddEach(_tree!.TakeNew().Select(place => (place.Unit, Row(place))));

    private Sql Row(UnitPlace place) => Sql.ForEach($"""
        insert into {table()} (id, parent, kind) select s.id, {place.Parent}, {EnumNames.Of(place.Kind)} from s
        on conflict (id) do update set parent = excluded.parent
        """);

    public void Forget() => _tree = null;
}
