using System.Security.Cryptography;
using System.Text.Json;
using Haitang.Domain.Decisions;
using Haitang.EventLog;
using Haitang.Projections.Events;
using Npgsql;

namespace Haitang.Web.Privacy;

/// <summary>Contact data of those who report: kept apart from their case, encrypted, masked unless somebody with the right gives a reason.</summary>
public sealed class Reporters(NpgsqlDataSource database, MasterKey master, CaseKeys keys)
{
    /// <summary>The row that keeps the contact data together with the first event of the case.</summary>
    public RowWrite Keep(Guid reporter, Contact contact, DateTimeOffset at)
    {
        var key = RandomNumberGenerator.GetBytes(32);
        var wrapped = master.Wrap(key, reporter);
        var @sealed = new CaseKey(reporter, key).Seal(JsonSerializer.Serialize(new { contact.Name, contact.Phone }));
        var person = contact.PlainPhone is { Length: > 0 } phone ? master.Link(phone) : null;
        return RowWrite.Of($"""
            insert into haitang.reporters(id, person, wrapped, contact, kept_at)
            select {reporter}, {person}, {wrapped}, {@sealed}, {at} from s
            """);
    }

    /// <summary>As everybody sees them: masked. Null when there are none, or they are forgotten.</summary>
    public async Task<(string? Name, string? Phone)?> MaskedAsync(Guid reporter, CancellationToken cancel = default) =>
        await ReadAsync(reporter, cancel) is { } contact ? (contact.MaskedName, contact.MaskedPhone) : null;

    /// <summary>Clear, for a reason that is recorded before anything is shown.</summary>
    public async Task<Contact?> RevealAsync(Guid reporter, Guid @case, Actor actor, string reason, CancellationToken cancel = default)
    {
        if (await keys.FindAsync(@case, cancel) is not { } key) return null;
        await using var command = database.CreateCommand("""
            insert into haitang.reveals(reporter, case_id, account, role, unit, reason) values ($1, $2, $3, $4, $5, $6)
            """);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = reporter });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = @case });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = actor.Account });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = EnumNames.Of(actor.Role) });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = actor.Unit });
        command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = key.Seal(reason) });
        await command.ExecuteNonQueryAsync(cancel);
        return await ReadAsync(reporter, cancel);
    }

    private async Task<Contact?> ReadAsync(Guid reporter, CancellationToken cancel)
    {
        await using var command = database.CreateCommand("select wrapped, contact from haitang.reporters where id = $1");
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = reporter });
        await using var row = await command.ExecuteReaderAsync(cancel);
        if (!await row.ReadAsync(cancel)) return null;
        var key = new CaseKey(reporter, master.Unwrap(row.GetFieldValue<byte[]>(0), reporter));
        return JsonSerializer.Deserialize<Contact>(key.Open(row.GetFieldValue<byte[]>(1)));
    }
}
