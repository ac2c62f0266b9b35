using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.EventLog;
using Haitang.Projections.Cases;
using Haitang.Projections.Live;
using Npgsql;

namespace Haitang.Projections.Phone;

/// <summary>
/// What somebody should hear of, newest first, and up to where he has read. News belong to a unit, and not everybody who has a post
/// there works on its cases: who does not hears nothing.
/// </summary>
public sealed class NewsList(NpgsqlDataSource database)
{
    public const int UsualLimit = 30;

    /// <summary>Beyond this nothing is counted: a screen says 99+.</summary>
    public const int MostUnread = 100;

    /// <param name="before">Only what is older than this position.</param>
    public async Task<NewsPage> PageAsync(Actor actor, long? before = null, int limit = UsualLimit, CancellationToken cancel = default)
    {
        if (!WorkList.HasWork(actor.Role)) return NewsPage.Empty;
        var reader = ReaderOf(actor);
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var command = Sql.Of($"""
            select n.position, n.type, n.at, c.number, c.title,
              n.position > coalesce(m.position, 0) and not n.position <@ coalesce(m.seen, int8multirange())
            from haitang.news n join haitang.case_rows c on c.id = n.case_id
            left join haitang.news_marks m on m.account = {actor.Account} and m.reader = {reader}
            where n.reader = {reader} and n.position < {before ?? long.MaxValue} and {MaySee(actor)}
            order by n.position desc limit {limit + 1}
            """).ToCommand(connection);
        await using var row = await command.ExecuteReaderAsync(cancel);
        var news = new List<NewsItem>(limit);
        while (news.Count < limit && await row.ReadAsync(cancel))
            news.Add(new(row.GetInt64(0), row.GetString(1), row.GetFieldValue<DateTimeOffset>(2), row.GetString(3), row.GetString(4), row.GetBoolean(5)));
        var more = news.Count == limit && await row.ReadAsync(cancel);
        return new(news, more ? news[^1].Position : null, more ? row.GetInt64(0) + 1 : 0);
    }

    /// <summary>How much he has not read; at most <see cref="MostUnread"/>.</summary>
    public async Task<int> UnreadAsync(Actor actor, CancellationToken cancel = default)
    {
        if (!WorkList.HasWork(actor.Role)) return 0;
        var reader = ReaderOf(actor);
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var command = Sql.Of($"""
            select count(*) from (
              select from haitang.news n join haitang.case_rows c on c.id = n.case_id
              where n.reader = {reader} and {MaySee(actor)}
                and n.position > coalesce((select position from haitang.news_marks where account = {actor.Account} and reader = {reader}), 0)
                and not n.position <@ coalesce((select seen from haitang.news_marks where account = {actor.Account} and reader = {reader}), int8multirange())
              order by n.position desc limit {MostUnread}) unread
            """).ToCommand(connection);
        return (int)(long)(await command.ExecuteScalarAsync(cancel))!;
    }

    /// <summary>He has been shown this page: what is older or newer stays as it is.</summary>
    public Task MarkAsync(Actor actor, NewsPage page, CancellationToken cancel = default) =>
        page.Items is [var newest, ..] ? MarkAsync(actor, page.From, newest.Position, cancel) : Task.CompletedTask;

    /// <summary>He lets everything that there is pass as read.</summary>
    public async Task MarkAllAsync(Actor actor, CancellationToken cancel = default) =>
        await MarkAsync(actor, await PageAsync(actor, limit: 1, cancel: cancel) with { From = 0 }, cancel);

    private async Task MarkAsync(Actor actor, long from, long to, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var command = Sql.Of($"""
            insert into haitang.news_marks as m (account, reader, position, seen)
            values ({actor.Account}, {ReaderOf(actor)}, 0, int8multirange(int8range({from}, {to}, '[]')))
            on conflict (account, reader) do update set (position, seen) = (
              select read, seen - int8multirange(int8range(0, read, '[]'))
              from (select m.seen + excluded.seen + int8multirange(int8range(0, m.position, '[]')) as seen) one,
                lateral (select upper(r) - 1 as read from unnest(one.seen) r where lower(r) = 0) lowest)
            """).ToCommand(connection);
        await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>Whether it has reached the end of the log: it follows a moment behind.</summary>
    public Task<bool> IsInStepAsync(CancellationToken cancel = default) => FoldStep.IsAtEndAsync(database, NewsFold.FoldName, cancel);

    /// <summary>Of a confidential case hears who has it, works on it or has done its work; who gave it back, or whom it concerns, hears no more of it.</summary>
    private static Sql MaySee(Actor actor) => Sql.Of($"""
        (not c.confidential or (c.holder = {ReaderOf(actor)} or exists (select from haitang.ticket_rows p
          where p.case_id = c.id and p.unit = {ReaderOf(actor)} and p.status not in ('returned', 'withdrawn')))
          and {Recusals.NotKeptFrom(Reader.Of(actor))})
        """);

    /// <summary>A red agent, who has no cases of a unit, hears of those that he brought in himself.</summary>
    private static Guid ReaderOf(Actor actor) => actor.Role is Role.RedAgent ? actor.Account : actor.Unit;
}

/// <summary>Something that somebody should hear of.</summary>
/// <param name="Type">The written name of the event.</param>
/// <param name="Number">Of the case.</param>
public sealed record NewsItem(long Position, string Type, DateTimeOffset At, string Number, string Title, bool Unread);

/// <summary>A page of it.</summary>
/// <param name="Next">Before which position the next page begins; null on the last one.</param>
/// <param name="From">All that there is from this position up to its newest one stands on it.</param>
public sealed record NewsPage(IReadOnlyList<NewsItem> Items, long? Next, long From)
{
    public static NewsPage Empty { get; } = new([], null, 0);
}
