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
        return Sql.Of($"""
            insert into haitang.case_rows(id, number, version, status, title, place, lon, lat, channel, subject, nature_told,
              category, nature, urgency, level, confidential, holder, area, town, community, grid, reporter, external_ref,
              attachments, collected_by, collected_at, changed_at)
            select s.id, {appeal.Number}, {version}, {EnumNames.Of(appeal.Status)}, {words.Title}, {words.Place}, {words.Location?.Lon}, {words.Location?.Lat},
              {appeal.Channel}, {EnumNames.Of(appeal.Subject)}, {appeal.AsTold?.Nature}, {appeal.Category}, {EnumNames.Of(appeal.Nature)}, {EnumNames.Of(appeal.Urgency)},
              {EnumNames.Of(appeal.Level)}, {appeal.Confidential}, {appeal.Holder}, {appeal.Unit}, {town}, {community}, {grid}, {appeal.Reporter},
              {appeal.ExternalRef}, {appeal.Attachments.Count}, {by}, {at}, {at}
            from s
            """);
    }

    /// <summary>What later events change of the row; the words of the collection stay.</summary>
    public static Sql Update(Appeal appeal, long version, DateTimeOffset at) => Sql.Of($"""
        update haitang.case_rows c set version = {version}, status = {EnumNames.Of(appeal.Status)}, category = {appeal.Category},
          nature = {EnumNames.Of(appeal.Nature)}, urgency = {EnumNames.Of(appeal.Urgency)}, level = {EnumNames.Of(appeal.Level)}, confidential = {appeal.Confidential},
          holder = {appeal.Holder}, attachments = {appeal.Attachments.Count}, changed_at = {at}
        from s where c.id = s.id
        """);
}
