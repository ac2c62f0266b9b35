using Haitang.Domain.Appeals;
using Haitang.Domain.Organisation;
using Haitang.EventLog;
using Haitang.Projections.Cases;
using Haitang.Projections.Organisation;

namespace Haitang.Web.Commands;

/// <summary>The kinds of streams that there are, and the rows that each keeps.</summary>
internal static class StreamKinds
{
    public static StreamKind<Appeal> Appeals { get; } = new(
        "appeals", Sealed: true, a => a.Number, Rows, a => a.Confidential ? [a.Holder] : [a.Holder, a.Unit]);

    public static StreamKind<Unit> Units { get; } = new(
        "units", Sealed: false, _ => null, w => DirectoryRows.Of(w.After, w.Version), _ => []);

    public static StreamKind<Account> Accounts { get; } = new(
        "accounts", Sealed: false, _ => null, w => AccountRows.Of(w.Id, w.After, w.Version, w.At), _ => []);

    public static StreamKind<Category> Categories { get; } = new(
        "categories", Sealed: false, _ => null, w => DirectoryRows.Of(w.Id, w.After, w.Version), _ => []);

    public static StreamKind<Channel> Channels { get; } = new(
        "channels", Sealed: false, _ => null, w => DirectoryRows.Of(w.Id, w.After, w.Version), _ => []);

    /// <summary>The name in addresses of the streams with this state.</summary>
    public static string PluralOf(Type state) => Plurals[state];

    private static readonly Dictionary<Type, string> Plurals = new()
    {
        [typeof(Appeal)] = Appeals.Plural,
        [typeof(Unit)] = Units.Plural,
        [typeof(Account)] = Accounts.Plural,
        [typeof(Category)] = Categories.Plural,
        [typeof(Channel)] = Channels.Plural,
    };

    private static IEnumerable<RowWrite> Rows(Written<Appeal> written)
    {
        yield return written.Begins
            ? CaseRowWriter.Insert(
                written.After, written.Version, written.At, written.Actor.Account, OpenedWords.Of(written.After, written.Key!), written.Organisation)
            : CaseRowWriter.Update(written.After, written.Version, written.At);
    }
}
