using System.Text.Json;
using Haitang.Domain.Deadlines;
using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.EventLog;
using Haitang.Projections.Events;
using Npgsql;

namespace Haitang.Projections.Organisation;

/// <summary>The rows behind <see cref="OrganisationDirectory"/> and <see cref="DeadlineRules"/>.</summary>
public sealed class DirectoryRows(NpgsqlDataSource database)
{
    private const string Unit = "unit";
    private const string Category = "category";
    private const string Channel = "channel";
    private const string Policy = "policy";
    private const string Calendar = "calendar";

    /// <summary>All entries as they stand, for <see cref="ReadEntry"/>.</summary>
    public static Sql Entries => Sql.Of($"select kind, entry from haitang.directory_rows");

    public static Sql Of(Unit unit, long version) => Write(unit.Id, Unit, unit.Code, version, Entry(unit));

    public static Sql Of(Guid id, Category category, long version) => Write(id, Category, category.Code, version, Entry(id, category));

    public static Sql Of(Guid id, Channel channel, long version) => Write(id, Channel, channel.Code, version, Entry(id, channel));

    /// <summary>One for each city: its code is the city.</summary>
    public static Sql Of(Guid id, DeadlinePolicy policy, long version) => Write(id, Policy, policy.City.ToString(), version, Entry(id, policy));

    /// <inheritdoc cref="Of(Guid,DeadlinePolicy,long)"/>
    public static Sql Of(Guid id, WorkingCalendar calendar, long version) =>
        Write(id, Calendar, calendar.City.ToString(), version, Entry(id, calendar));

    /// <summary>
    /// Goes with every live change: who decides next, decides with the new directory. Its number is the moment in microseconds:
    /// a promoted standby that lacks the last editions gives no other one the number of one of those.
    /// </summary>
    public static Sql NewEdition() => Sql.Of(
        $"update haitang.directory_edition set edition = greatest(edition + 1, (extract(epoch from clock_timestamp()) * 1000000)::bigint) from s");

    /// <summary>Tells every program to read the directory again.</summary>
    public async Task RenewAsync(CancellationToken cancel = default)
    {
        await using var command = database.CreateCommand(
            "update haitang.directory_edition set edition = greatest(edition + 1, (extract(epoch from clock_timestamp()) * 1000000)::bigint)");
        await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>
    /// A <see cref="UnitEntry"/>, <see cref="CategoryEntry"/>, <see cref="ChannelEntry"/>, <see cref="PolicyEntry"/> or
    /// <see cref="CalendarEntry"/>.
    /// </summary>
    public static object ReadEntry(NpgsqlDataReader row) => EntryAt(row, 0);

    private static object EntryAt(NpgsqlDataReader row, int from) => row.GetString(from) switch
    {
        Unit => Parse<UnitEntry>(row.GetFieldValue<byte[]>(from + 1)),
        Category => Parse<CategoryEntry>(row.GetFieldValue<byte[]>(from + 1)),
        Channel => Parse<ChannelEntry>(row.GetFieldValue<byte[]>(from + 1)),
        Policy => Parse<PolicyEntry>(row.GetFieldValue<byte[]>(from + 1)),
        Calendar => Parse<CalendarEntry>(row.GetFieldValue<byte[]>(from + 1)),
        var kind => throw new InvalidOperationException($"The directory holds an entry of kind {kind}."),
    };

    /// <summary>The entry of a stream in this state; null for states that have none.</summary>
    public static object? EntryOf(Guid id, IStreamState state) => state switch
    {
        Unit unit => Entry(unit),
        Category category => Entry(id, category),
        Channel channel => Entry(id, channel),
        DeadlinePolicy policy => Entry(id, policy),
        WorkingCalendar calendar => Entry(id, calendar),
        _ => null,
    };

    public async Task<long> EditionAsync(CancellationToken cancel = default)
    {
        await using var command = database.CreateCommand("select edition from haitang.directory_edition");
        return (long)(await command.ExecuteScalarAsync(cancel))!;
    }

    public async Task<DirectorySnapshot> ReadAsync(CancellationToken cancel = default)
    {
        // One statement, one snapshot: rows and edition belong together.
        await using var command = database.CreateCommand(
            "select e.edition, r.kind, r.entry from haitang.directory_edition e left join haitang.directory_rows r on true");
        await using var row = await command.ExecuteReaderAsync(cancel);
        var (edition, entries) = (0L, new List<object>());
        while (await row.ReadAsync(cancel))
        {
            edition = row.GetInt64(0);
            if (row.IsDBNull(1)) break;
            entries.Add(EntryAt(row, 1));
        }

        return new(
            new(edition, entries.OfType<UnitEntry>(), entries.OfType<CategoryEntry>(), entries.OfType<ChannelEntry>()),
            DeadlineRules.Of(entries.OfType<PolicyEntry>().FirstOrDefault(), entries.OfType<CalendarEntry>().FirstOrDefault()));
    }

    private static UnitEntry Entry(Unit u) => new(u.Id, u.Code, u.Kind, u.Name, u.NameEn, u.Parent, u.Leader, u.Closed, u.MergedInto);

    private static CategoryEntry Entry(Guid id, Category c) => new(id, c.Code, c.Name, c.NameEn, c.Parent, c.Retired, c.Nature);

    private static ChannelEntry Entry(Guid id, Channel c) => new(id, c.Code, c.Name, c.NameEn, c.Retired);

    private static PolicyEntry Entry(Guid id, DeadlinePolicy p) => new(id, p.Version, p.Lines, p.Consultation!);

    private static CalendarEntry Entry(Guid id, WorkingCalendar c) => new(id, c.Hours, c.Years);

    private static T Parse<T>(byte[] entry) => JsonSerializer.Deserialize<T>(entry, EventCodec.Json)!;

    private static Sql Write<TEntry>(Guid id, string kind, string code, long version, TEntry entry)
    {
        var json = new Json(JsonSerializer.SerializeToUtf8Bytes(entry, EventCodec.Json));
        return Sql.ForEach($"""
            insert into haitang.directory_rows(id, kind, code, version, entry)
            select {id}, {kind}, {code}, {version}, {json} from s
            on conflict (id) do update set version = excluded.version, code = excluded.code, entry = excluded.entry
            """);
    }
}

/// <summary>Units, categories and channels, the policy and the calendar, all of the same edition.</summary>
public sealed record DirectorySnapshot(OrganisationDirectory Organisation, DeadlineRules Deadlines)
{
    public static DirectorySnapshot Empty { get; } = new(OrganisationDirectory.Empty, DeadlineRules.None);

    public long Edition => Organisation.Edition;
}
