using Haitang.Domain.Appeals;
using Haitang.Domain.Organisation;
using Haitang.EventLog;
using Haitang.Projections.Events;

namespace Haitang.Projections.Cases;

/// <summary>The row of a case from the state of its appeal: the same for live appends and for a rebuild.</summary>
public static class CaseRowWriter
{
    /// <summary>The row of a new case; <c>s</c> names the stream.</summary>
    /// <param name="by">The account that brought it in.</param>
    public static Sql Insert(Appeal appeal, long version, DateTimeOffset at, Guid by, CollectedWords words, OrganisationDirectory organisation)
    {
        var town = organisation.At(UnitKind.Town, appeal.Unit)?.Id;
        var community = organisation.At(UnitKind.Community, appeal.Unit)?.Id;
        var grid = organisation.At(UnitKind.Grid, appeal.Unit)?.Id;
        return Sql.ForEach($"""
            insert into haitang.case_rows(id, number, version, status, title, place, lon, lat, channel, subject, nature_told,
              category, nature, urgency, level, confidential, holder, area, town, community, grid, reporter, external_ref,
              attachments, collected_by, collected_at, changed_at, due_at, soon_at)
            select s.id, {appeal.Number}, {version}, {EnumNames.Of(appeal.Status)}, {words.Title}, {words.Place}, {words.Location?.Lon}, {words.Location?.Lat},
              {appeal.Channel}, {EnumNames.Of(appeal.Subject)}, {appeal.AsTold?.Nature}, {appeal.Category}, {EnumNames.Of(appeal.Nature)}, {EnumNames.Of(appeal.Urgency)},
              {EnumNames.Of(appeal.Level)}, {appeal.Confidential}, {appeal.Holder}, {appeal.Unit}, {town}, {community}, {grid}, {appeal.Reporter},
              {appeal.ExternalRef}, {appeal.Attachments.Count}, {by}, {at}, {at}, {appeal.Dispatch?.By}, {appeal.Dispatch?.SoonAt}
            from s
            """);
    }

    /// <summary>What later events change of the row; the words of the collection stay.</summary>
    public static Sql Update(Appeal before, Appeal after, long version, DateTimeOffset at)
    {
        // While it is in hand the clock is its lead ticket's, whose own appends write it, perhaps in this very transaction.
        var waits = after.Waits;
        var keepsClock = after.Status is AppealStatus.InHand || (after.Status == before.Status && !waits);
        // A text of its own where the clock changes: what keeps it does not say what such a write said.
        var clock = keepsClock ? Sql.Of($"") : Sql.Of($"""
            lead_ticket = null, due_at = {(waits ? after.Dispatch?.By : null)}, soon_at = {(waits ? after.Dispatch?.SoonAt : null)}, card = null,
            """);
        return Sql.ForEach($"""
            update haitang.case_rows c set version = {version}, status = {EnumNames.Of(after.Status)}, category = {after.Category},
              nature = {EnumNames.Of(after.Nature)}, urgency = {EnumNames.Of(after.Urgency)}, level = {EnumNames.Of(after.Level)}, confidential = {after.Confidential},
              holder = {after.Holder}, attachments = {after.Attachments.Count}, problem = {after.Problem}, main = {after.Main},
              decline_reason = {EnumNames.Of(after.DeclineProposed?.Reason)}, decline_by = {after.DeclineProposed?.By}, settled_by = {after.SettledBy},
              recused = {Recused(after)}, misuse_until = {after.MisuseUntil},
              call_backs = {after.CallBacks.Count}, called_on = {CalledOn(after)}, call_back_by = {CallBackBy(after)},
              {clock} changed_at = {at}
            from s where c.id = s.id
            """);
    }

    /// <summary>Null for nobody, which is nearly always so, and for a case that is not confidential: it is kept from nobody.</summary>
    private static Guid[]? Recused(Appeal appeal) =>
        appeal.Confidential && appeal.RecusedUnits.Count + appeal.RecusedAccounts.Count > 0 ? [.. appeal.RecusedUnits, .. appeal.RecusedAccounts] : null;

    private static DateOnly? CalledOn(Appeal appeal) => appeal.CallBacks is [.., var last] ? last.On : null;

    /// <summary>Who is named, has not rated yet and can still be reached is called; the rating ends it all.</summary>
    private static DateTimeOffset? CallBackBy(Appeal appeal) =>
        appeal.Status is AppealStatus.Answered && appeal.Subject is not Subject.Anonymous && !appeal.Evaluated && appeal.CallBacks is not [.., { Unanswered: true }]
            ? appeal.Windows?.RateUntil
            : null;
}
