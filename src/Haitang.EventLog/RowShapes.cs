namespace Haitang.EventLog;

/// <summary>Row writes by their texts, whatever their values: what the text of an append's statement depends on.</summary>
internal sealed class RowShapes : IEqualityComparer<IReadOnlyList<RowWrite>>
{
    public static readonly RowShapes Same = new();

    public bool Equals(IReadOnlyList<RowWrite>? x, IReadOnlyList<RowWrite>? y)
    {
        if (x is null || y is null || x.Count != y.Count) return ReferenceEquals(x, y);
        for (var i = 0; i < x.Count; i++)
        {
            if (!SqlText.SameParts.Equals(x[i].Sql.Parts, y[i].Sql.Parts)) return false;
        }

        return true;
    }

    public int GetHashCode(IReadOnlyList<RowWrite> obj)
    {
        var hash = obj.Count;
        for (var i = 0; i < obj.Count; i++) hash = (hash * 31) + SqlText.SameParts.GetHashCode(obj[i].Sql.Parts);
        return hash;
    }
}
