using Haitang.Domain.Appeals;
using Haitang.Domain.Deadlines;
using Haitang.Domain.Organisation;
using Haitang.EventLog;
using Haitang.Projections.Cases;
using Haitang.Projections.Organisation;

namespace Haitang.Web.Commands;

/// <summary>The kinds of streams that there are, and the rows that each keeps.</summary>
internal static class StreamKinds
{
    public static StreamKind<Appeal> Appeals { get; } = new(
        "appeals", Sealed: true, a => a.Number, Row, _ => [], a => a.Confidential ? [a.Holder] : [a.Holder, a.Unit]);

    public static StreamKind<Unit> Units { get; } = new(
        "units", Sealed: false, _ => null, w => DirectoryRows.Of(w.After, w.Version), _ => [DirectoryRows.NewEdition()], _ => []);

    public static StreamKind<Account> Accounts { get; } = new(
        "accounts", Sealed: false, _ => null, w => AccountRows.Of(w.Id, w.After, w.Version, w.At), _ => [], _ => []);

    public static StreamKind<Category> Categories { get; } = new(
        "categories", Sealed: false, _ => null, w => DirectoryRows.Of(w.Id, w.After, w.Version), _ => [DirectoryRows.NewEdition()], _ => []);

    public static StreamKind<Channel> Channels { get; } = new(
        "channels", Sealed: false, _ => null, w => DirectoryRows.Of(w.Id, w.After, w.Version), _ => [DirectoryRows.NewEdition()], _ => []);

    public static StreamKind<DeadlinePolicy> Policies { get; } = new(
        "policies", Sealed: false, _ => null, w => DirectoryRows.Of(w.Id, w.After, w.Version), _ => [DirectoryRows.NewEdition()], _ => []);

    public static StreamKind<WorkingCalendar> Calendars { get; } = new(
        "calendars", Sealed: false, _ => null, w => DirectoryRows.Of(w.Id, w.After, w.Version), _ => [DirectoryRows.NewEdition()], _ => []);

    /// <summary>The name in addresses of the streams with this state.</summary>
    public static string PluralOf(Type state) => Plurals[state];

    private static readonly Dictionary<Type, string> Plurals = new()
    {
        [typeof(Appeal)] = Appeals.Plural,
        [typeof(Unit)] = Units.Plural,
        [typeof(Account)] = Accounts.Plural,
        [typeof(Category)] = Categories.Plural,
        [typeof(Channel)] = Channels.Plural,
        [typeof(DeadlinePolicy)] = Policies.Plural,
        [typeof(WorkingCalendar)] = Calendars.Plural,
    };

    private static Sql Row(Written<Appeal> w) => w.Begins
        ? CaseRowWriter.Insert(
            w.After, w.Version, w.At, w.Actor.Account, CollectedWords.Of((AppealCollected)w.Events[0], w.Key), w.Organisation)
        : CaseRowWriter.Update(w.After, w.Version, w.At);
}
