using Haitang.EventLog;
using Haitang.Projections.Cases;

namespace Haitang.Projections.Desks;

/// <summary>What a case is found by: written once, with its collection. A case whose texts are gone has none.</summary>
public static class CaseWords
{
    /// <summary>The words of a new case; <c>s</c> names the stream.</summary>
    public static IEnumerable<Sql> Of(CollectedWords words)
    {
        if (Pairs.Of(words.Title, words.Text, words.Place) is { Length: > 0 } pairs && words.Title.Length > 0)
            yield return Sql.ForEach($"insert into haitang.case_words(id, pairs) select s.id, {pairs} from s");
    }
}
