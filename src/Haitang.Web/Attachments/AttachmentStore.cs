using System.Security.Cryptography;
using Haitang.Domain.Decisions;
using Haitang.EventLog;
using Haitang.Projections.Events;
using Haitang.Web.Attachments.Pictures;
using Haitang.Web.Privacy;
using Npgsql;

namespace Haitang.Web.Attachments;

/// <summary>Keeps pictures, encrypted. A new one belongs to its uploader; a command that names it gives it to its case, once and for good.</summary>
public sealed class AttachmentStore(NpgsqlDataSource database, MasterKey master)
{
    /// <summary>How long a command may use a picture after it was sent.</summary>
    public static readonly TimeSpan Usable = TimeSpan.FromDays(2);

    /// <summary>Between the last use and the purge: a command that was allowed to use it has long been written by then.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromHours(1);

    /// <summary>Encrypts and keeps a picture under a new id.</summary>
    public async Task<Guid> KeepAsync(Picture picture, Guid uploader, CancellationToken cancel = default)
    {
        var id = Guid.CreateVersion7();
        await KeepAsync(id, picture, uploader, cancel);
        return id;
    }

    /// <summary>Encrypts and keeps a picture under the id that this key of the uploader stands for, however often it comes.</summary>
    /// <returns>The id; null when another picture came with the same key.</returns>
    public async Task<Guid?> KeepOnceAsync(Guid key, Picture picture, Guid uploader, CancellationToken cancel = default)
    {
        var id = NameBasedId.Of(uploader, $"attachment/{key:n}");
        return await KeepAsync(id, picture, uploader, cancel) || (await OpenAsync(id, cancel)).AsSpan().SequenceEqual(picture.Content) ? id : null;
    }

    /// <summary>Under a given id; one that is kept already stays as it is.</summary>
    /// <returns>Whether it was new.</returns>
    internal async Task<bool> KeepAsync(Guid id, Picture picture, Guid uploader, CancellationToken cancel)
    {
        var key = RandomNumberGenerator.GetBytes(32);
        var content = new CaseKey(id, key).Seal(picture.Content);
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var command = Sql.Of($"""
            insert into haitang.attachments(id, uploader, media_type, bytes, width, height, wrapped, content)
            values ({id}, {uploader}, {picture.Format.MediaType}, {picture.Content.Length}, {picture.Shown.Width}, {picture.Shown.Height},
              {master.Wrap(key, id)}, {content})
            on conflict (id) do nothing
            """).ToCommand(connection);
        return await command.ExecuteNonQueryAsync(cancel) == 1;
    }

    /// <summary>Null when it is not there. Whether somebody may see it is the caller's question.</summary>
    public async Task<Attachment?> FindAsync(Guid id, CancellationToken cancel = default)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var command = Sql.Of($"select uploader, case_id, media_type from haitang.attachments where id = {id}").ToCommand(connection);
        await using var row = await command.ExecuteReaderAsync(cancel);
        if (!await row.ReadAsync(cancel)) return null;
        var format = PictureFormat.OfMediaType(row.GetString(2))
            ?? throw new InvalidOperationException($"Attachment {id} is kept as {row.GetString(2)}, which nothing here writes.");
        return new(id, row.GetGuid(0), row.IsDBNull(1) ? null : row.GetGuid(1), format);
    }

    /// <summary>The file; null when it has gone meanwhile.</summary>
    public async Task<byte[]?> OpenAsync(Guid id, CancellationToken cancel = default)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var command = Sql.Of($"select wrapped, content from haitang.attachments where id = {id}").ToCommand(connection);
        await using var row = await command.ExecuteReaderAsync(cancel);
        if (!await row.ReadAsync(cancel)) return null;
        var key = new CaseKey(id, master.Unwrap(row.GetFieldValue<byte[]>(0), id));
        return key.OpenBytes(row.GetFieldValue<byte[]>(1));
    }

    /// <summary>Those that a command of this account cannot use: not there, another's, too old, or used already.</summary>
    public async Task<IReadOnlyList<Guid>> UnusableAsync(IReadOnlyList<Guid> ids, Guid account, CancellationToken cancel = default)
    {
        if (ids.Count == 0) return [];
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var command = Sql.Of($"""
            select w.id from unnest({(Guid[])[.. ids]}) with ordinality w(id, n)
            where not exists (
              select from haitang.attachments a
              where a.id = w.id and a.uploader = {account} and a.case_id is null and a.uploaded_at > now() - make_interval(secs => {Usable.TotalSeconds}))
            order by w.n
            """).ToCommand(connection);
        await using var row = await command.ExecuteReaderAsync(cancel);
        var unusable = new List<Guid>();
        while (await row.ReadAsync(cancel)) unusable.Add(row.GetGuid(0));
        return unusable;
    }

    /// <summary>Gives them to the case of the append: an appeal, or the one that a ticket serves. What another command was quicker to use stays with that one.</summary>
    public static RowWrite Claim(IReadOnlyList<Guid> ids, Guid uploader) => RowWrite.Of($"""
        update haitang.attachments a set case_id = coalesce((select t.case_id from haitang.ticket_rows t where t.id = s.id), s.id) from s
        where a.id = any({(Guid[])[.. ids]}) and a.uploader = {uploader} and a.case_id is null
        """);

    /// <summary>Deletes the oldest of those that nobody used in time.</summary>
    /// <param name="most">No more than this at once; call again while it deletes as many.</param>
    /// <returns>How many.</returns>
    public async Task<int> PurgeUnusedAsync(int most, CancellationToken cancel = default)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var command = Sql.Of($"""
            delete from haitang.attachments where id in (
              select id from haitang.attachments
              where case_id is null and uploaded_at < now() - make_interval(secs => {(Usable + Grace).TotalSeconds})
              order by uploaded_at limit {most} for update skip locked)
            """).ToCommand(connection);
        return await command.ExecuteNonQueryAsync(cancel);
    }
}
