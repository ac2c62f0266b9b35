using System.Text.Json;
using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.EventLog;
using Haitang.Projections.Events;
using Npgsql;

namespace Haitang.Projections.Organisation;

/// <summary>The rows behind <see cref="OrganisationDirectory"/>.</summary>
public sealed class DirectoryRows(NpgsqlDataSource database)
{
    private const string Unit = "unit";
    private const string Category = "category";
    private const string Channel = "channel";

    /// <summary>All entries as they stand, for <see cref="ReadEntry"/>.</summary>
    public static Sql Entries => Sql.Of($"select kind, entry from haitang.directory_rows");

    public static Sql Of(Unit unit, long version) => Write(unit.Id, Unit, unit.Code, version, Entry(unit));

    public static Sql Of(Guid id, Category category, long version) => Write(id, Category, category.Code, version, Entry(id, category));

    public static Sql Of(Guid id, Channel channel, long version) => Write(id, Channel, channel.Code, version, Entry(id, channel));

    /// <summary>Goes with every live change: who decides next, decides with the new directory.</summary>
    public static Sql NewEdition() => Sql.Of($"update haitang.directory_edition set edition = edition + 1 from s");

    /// <summary>Tells every program to read the directory again.</summary>
    public async Task RenewAsync(CancellationToken cancel = default)
    {
        await using var command = database.CreateCommand("update haitang.directory_edition set edition = edition + 1");
        await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>A <see cref="UnitEntry"/>, <see cref="CategoryEntry"/> or <see cref="ChannelEntry"/>.</summary>
    public static object ReadEntry(NpgsqlDataReader row) => row.GetString(0) switch
    {
        Unit => Parse<UnitEntry>(row.GetFieldValue<byte[]>(1)),
        Category => Parse<CategoryEntry>(row.GetFieldValue<byte[]>(1)),
        Channel => Parse<ChannelEntry>(row.GetFieldValue<byte[]>(1)),
        var kind => throw new InvalidOperationException($"The directory holds an entry of kind {kind}."),
    };

    /// <summary>The entry of a stream in this state; null for states that have none.</summary>
    public static object? EntryOf(Guid id, IStreamState state) => state switch
    {
        Unit unit => Entry(unit),
        Category category => Entry(id, category),
        Channel channel => Entry(id, channel),
        _ => null,
    };

    public async Task<long> EditionAsync(CancellationToken cancel = default)
    {
        await using var command = database.CreateCommand("select edition from haitang.directory_edition");
        return (long)(await command.ExecuteScalarAsync(cancel))!;
    }

    public async Task<OrganisationDirectory> ReadAsync(CancellationToken cancel = default)
    {
        // One statement, one snapshot: rows and edition belong together.
        await using var command = database.CreateCommand(
            "select e.edition, r.kind, r.entry from haitang.directory_edition e left join haitang.directory_rows r on true");
        await using var row = await command.ExecuteReaderAsync(cancel);
        var (edition, units, categories, channels) = (0L, new List<UnitEntry>(), new List<CategoryEntry>(), new List<ChannelEntry>());
        while (await row.ReadAsync(cancel))
        {
            edition = row.GetInt64(0);
            if (row.IsDBNull(1)) break;
            var entry = row.GetFieldValue<byte[]>(2);
            switch (row.GetString(1))
            {
                case Unit: units.Add(Parse<UnitEntry>(entry)); break;
                case Category: categories.Add(Parse<CategoryEntry>(entry)); break;
                case Channel: channels.Add(Parse<ChannelEntry>(entry)); break;
            }
        }

        return new(edition, units, categories, channels);
    }

    private static UnitEntry Entry(Unit u) => new(u.Id, u.Code, u.Kind, u.Name, u.NameEn, u.Parent, u.Leader, u.Closed);

    private static CategoryEntry Entry(Guid id, Category c) => new(id, c.Code, c.Name, c.NameEn, c.Parent, c.Retired);

    private static ChannelEntry Entry(Guid id, Channel c) => new(id, c.Code, c.Name, c.NameEn, c.Retired);

    private static T Parse<T>(byte[] entry) => JsonSerializer.Deserialize<T>(entry, EventCodec.Json)!;

    private static Sql Write<TEntry>(Guid id, string kind, string code, long version, TEntry entry)
    {
        var json = new Json(JsonSerializer.SerializeToUtf8Bytes(entry, EventCodec.Json));
        return Sql.Of($"""
            insert into haitang.directory_rows(id, kind, code, version, entry)
            select {id}, {kind}, {code}, {version}, {json} from s
            on conflict (id) do update set version = excluded.version, code = excluded.code, entry = excluded.entry
            """);
    }
}
