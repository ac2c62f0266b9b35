using System.Security.Cryptography;
using Haitang.EventLog;
using Haitang.Projections.Events;
using Npgsql;

namespace Haitang.Web.Privacy;

/// <summary>Makes, wraps and finds the keys of cases. A case without a row is forgotten: its texts can't be opened any more.</summary>
public sealed class CaseKeys(NpgsqlDataSource database, MasterKey master) : ICaseKeys
{
    /// <summary>A new key, and the row that keeps it with the first event of its case.</summary>
    public (CaseKey Key, RowWrite Row) New(Guid @case)
    {
        var key = RandomNumberGenerator.GetBytes(32);
        var wrapped = master.Wrap(key, @case);
        return (new CaseKey(@case, key), RowWrite.Of($"insert into haitang.case_keys(id, wrapped) select s.id, {wrapped} from s"));
    }

    public CaseKey Open(Guid @case, byte[] wrapped) => new(@case, master.Unwrap(wrapped, @case));

    /// <summary>Null when the case is forgotten.</summary>
    public async Task<CaseKey?> FindAsync(Guid @case, CancellationToken cancel = default) =>
        (await FindAsync([@case], cancel)).GetValueOrDefault(@case);

    public async Task<IReadOnlyDictionary<Guid, CaseKey>> FindAsync(IReadOnlyList<Guid> cases, CancellationToken cancel = default)
    {
        await using var command = database.CreateCommand("select id, wrapped from haitang.case_keys where id = any($1)");
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. cases] });
        await using var row = await command.ExecuteReaderAsync(cancel);
        var found = new Dictionary<Guid, CaseKey>();
        while (await row.ReadAsync(cancel)) found[row.GetGuid(0)] = Open(row.GetGuid(0), row.GetFieldValue<byte[]>(1));
        return found;
    }

    /// <summary>Refuses to work with a master key that this database was not written with.</summary>
    public async Task CheckMasterKeyAsync(CancellationToken cancel = default)
    {
        await using var command = database.CreateCommand("""
            with first as (insert into haitang.master_key_check(proof) values ($1) on conflict do nothing returning proof)
            select proof from first union all select proof from haitang.master_key_check limit 1
            """);
        command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = master.Proof });
        var proof = (byte[]?)await command.ExecuteScalarAsync(cancel);
        if (!CryptographicOperations.FixedTimeEquals(proof, master.Proof))
            throw new InvalidOperationException("The master key is not the one that this database was written with (Haitang:Privacy:MasterKeyFile).");
    }
}
