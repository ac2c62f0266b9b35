using Haitang.EventLog;
using Npgsql;

namespace Haitang.Web.Notifications;

/// <summary>The table of messages to others. Times are the caller's, so that a claim and its end are measured by one clock.</summary>
public sealed class Outbox(NpgsqlDataSource database)
{
    /// <summary>Long enough for every attempt to end before another node may try: a claim that was not closed is open again then.</summary>
    public static readonly TimeSpan Claimed = TimeSpan.FromMinutes(2);

    /// <summary>How long it stays known what became of a message.</summary>
    public static readonly TimeSpan Remembered = TimeSpan.FromDays(30);

    /// <summary>Beside an append: messages about its stream, in this order.</summary>
    public static Sql Rows(string topic, Json[] payloads) => Sql.Of($"""
        insert into haitang.outbox(stream, topic, payload)
        select s.id, {topic}, m.payload from s, unnest({payloads}) with ordinality m(payload, n) order by m.n
        """);

    /// <summary>
    /// Takes what is due, the first of each stream only: the next one waits until that is closed, whoever has it. No transaction
    /// stays open meanwhile, as it would hold up the settled position.
    /// </summary>
    public async Task<OutboxClaim> ClaimAsync(string[] topics, int most, DateTimeOffset now, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var batch = connection.CreateBatch();
        batch.BatchCommands.Add(Sql.Of($"""
            with due as (
              select o.id from haitang.outbox o
              where o.delivered_at is null and o.given_up_at is null and o.next_at <= {now} and o.topic = any({topics})
                and not exists (
                  select from haitang.outbox e
                  where e.stream = o.stream and e.topic = o.topic and e.id < o.id and e.delivered_at is null and e.given_up_at is null)
              order by o.next_at, o.id limit {most} for update of o skip locked)
            update haitang.outbox o set attempts = o.attempts + 1, next_at = {now + Claimed}, last_error = null
            from due where o.id = due.id
            returning o.id, o.stream, o.topic, o.payload, o.created_at, o.attempts
            """).ToBatchCommand());
        batch.BatchCommands.Add(Sql.Of($"""
            select min(next_at) from haitang.outbox
            where delivered_at is null and given_up_at is null and next_at > {now} and topic = any({topics})
            """).ToBatchCommand());

        await using var row = await batch.ExecuteReaderAsync(cancel);
        var messages = new List<OutboxMessage>();
        while (await row.ReadAsync(cancel))
        {
            messages.Add(new(
                row.GetInt64(0), row.GetGuid(1), row.GetString(2), row.GetFieldValue<byte[]>(3), row.GetFieldValue<DateTimeOffset>(4), row.GetInt32(5)));
        }

        await row.NextResultAsync(cancel);
        await row.ReadAsync(cancel);
        return new(messages, row.IsDBNull(0) ? null : row.GetFieldValue<DateTimeOffset>(0));
    }

    public Task DeliveredAsync(OutboxMessage message, DateTimeOffset now, CancellationToken cancel) =>
        CloseAsync(message, deliveredAt: now, givenUpAt: null, nextAt: now, error: null, cancel);

    public Task FailedAsync(OutboxMessage message, string error, DateTimeOffset nextAt, CancellationToken cancel) =>
        CloseAsync(message, deliveredAt: null, givenUpAt: null, nextAt, error, cancel);

    public Task GiveUpAsync(OutboxMessage message, string error, DateTimeOffset now, CancellationToken cancel) =>
        CloseAsync(message, deliveredAt: null, givenUpAt: now, nextAt: now, error, cancel);

    /// <summary>Forgets, in bounded bites, what was closed more than 30 days ago; returns how many went.</summary>
    public async Task<int> ForgetOldAsync(CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var command = Sql.Of($"""
            delete from haitang.outbox where id in (
              (select id from haitang.outbox where delivered_at < now() - make_interval(secs => {Remembered.TotalSeconds}) limit 5000)
              union all
              (select id from haitang.outbox where given_up_at < now() - make_interval(secs => {Remembered.TotalSeconds}) limit 5000))
            """).ToCommand(connection);
        return await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>The end of an attempt. Those behind it fall due with it, so that nobody looks at them in vain until then.</summary>
    private async Task CloseAsync(
        OutboxMessage message, DateTimeOffset? deliveredAt, DateTimeOffset? givenUpAt, DateTimeOffset nextAt, string? error, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var command = Sql.Of($"""
            with head as (
              update haitang.outbox set delivered_at = {deliveredAt}, given_up_at = {givenUpAt}, next_at = {nextAt}, last_error = {error}
              where id = {message.Id} and attempts = {message.Attempts} and delivered_at is null and given_up_at is null
              returning id, stream, topic)
            update haitang.outbox o set next_at = {nextAt} from head
            where o.stream = head.stream and o.topic = head.topic and o.id > head.id and o.delivered_at is null and o.given_up_at is null
            """).ToCommand(connection);
        await command.ExecuteNonQueryAsync(cancel);
    }
}
