using Haitang.Domain.Appeals;
using Haitang.Domain.Deadlines;
using Haitang.Domain.Organisation;
using Haitang.Domain.Tickets;
using Haitang.EventLog;
using Haitang.Projections.Cases;
using Haitang.Projections.Desks;
using Haitang.Projections.DueItems;
using Haitang.Projections.Organisation;
using Haitang.Projections.Tickets;

namespace Haitang.Web.Commands;

/// <summary>The kinds of streams that there are, and the rows that each keeps.</summary>
internal static class StreamKinds
{
    public static StreamKind<Appeal> Appeals { get; } = new(
        "appeals", (id, _) => id, a => a.Number, Rows, _ => [], Watchers);

    public static StreamKind<Ticket> Tickets { get; } = new(
        "tickets", (_, t) => t.Case, t => t.Number, Rows, _ => [], t => [t.Unit, t.Issuer]);

    public static StreamKind<Unit> Units { get; } = new(
        "units", (_, _) => null, _ => null, w => [DirectoryRows.Of(w.After, w.Version)], _ => [DirectoryRows.NewEdition()], _ => []);

    public static StreamKind<Account> Accounts { get; } = new(
        "accounts", (_, _) => null, _ => null, w => [AccountRows.Of(w.Id, w.After, w.Version, w.At)], _ => [], _ => []);

    public static StreamKind<Category> Categories { get; } = new(
        "categories", (_, _) => null, _ => null, w => [DirectoryRows.Of(w.Id, w.After, w.Version)], _ => [DirectoryRows.NewEdition()], _ => []);

    public static StreamKind<Channel> Channels { get; } = new(
        "channels", (_, _) => null, _ => null, w => [DirectoryRows.Of(w.Id, w.After, w.Version)], _ => [DirectoryRows.NewEdition()], _ => []);

    public static StreamKind<DeadlinePolicy> Policies { get; } = new(
        "policies", (_, _) => null, _ => null, w => [DirectoryRows.Of(w.Id, w.After, w.Version)], _ => [DirectoryRows.NewEdition()], _ => []);

    public static StreamKind<WorkingCalendar> Calendars { get; } = new(
        "calendars", (_, _) => null, _ => null, w => [DirectoryRows.Of(w.Id, w.After, w.Version)], _ => [DirectoryRows.NewEdition()], _ => []);

    /// <summary>The name in addresses of the streams with this state.</summary>
    public static string PluralOf(Type state) => Plurals[state];

    private static readonly Dictionary<Type, string> Plurals = new()
    {
        [typeof(Appeal)] = Appeals.Plural,
        [typeof(Ticket)] = Tickets.Plural,
        [typeof(Unit)] = Units.Plural,
        [typeof(Account)] = Accounts.Plural,
        [typeof(Category)] = Categories.Plural,
        [typeof(Channel)] = Channels.Plural,
        [typeof(DeadlinePolicy)] = Policies.Plural,
        [typeof(WorkingCalendar)] = Calendars.Plural,
    };

    /// <summary>Who has it, where it lies, and who works on it.</summary>
    private static IEnumerable<Guid> Watchers(Appeal appeal) =>
        [appeal.Holder, .. appeal.Confidential ? Array.Empty<Guid>() : [appeal.Unit], .. appeal.OpenTickets.Select(t => t.Unit)];

    private static IEnumerable<Sql> Rows(Written<Appeal> w) =>
    [
        .. w.Begins ? New(w, CollectedWords.Of((AppealCollected)w.Events[0], w.Key)) : [CaseRowWriter.Update(w.Before, w.After, w.Version, w.At)],
        .. DueItems.Changed("appeal", AppealMoments.Next(w.Before), AppealMoments.Next(w.After)),
    ];

    private static IEnumerable<Sql> New(Written<Appeal> w, CollectedWords words) =>
        [CaseRowWriter.Insert(w.After, w.Version, w.At, w.Actor.Account, words, w.Organisation), .. CaseWords.Of(words)];

    private static IEnumerable<Sql> Rows(Written<Ticket> w) =>
    [
        .. w.Begins
            ? TicketRowWriter.Insert(w.After, w.Version, w.At, w.Organisation)
            : TicketRowWriter.Update(w.After, w.Version, w.At, w.Events, w.Organisation),
        .. TicketRowWriter.OfCase(w.Id, w.Before, w.After, w.Begins),
        .. DueItems.Changed("ticket", w.Begins ? null : TicketMoments.Next(w.Before), TicketMoments.Next(w.After)),
    ];
}
