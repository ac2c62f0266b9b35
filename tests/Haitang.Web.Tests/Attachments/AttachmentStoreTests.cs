using System.Security.Cryptography;
using Haitang.EventLog;
using Haitang.Web.Attachments;
using Haitang.Web.Attachments.Pictures;
using Haitang.Web.Tests.Attachments.Pictures;

namespace Haitang.Web.Tests.Attachments;

public sealed class AttachmentStoreTests(AttachmentHost host) : IClassFixture<AttachmentHost>
{
    private readonly Picture _picture = Checked.Fit(TestPng.Clean);
    private readonly Guid _account = Guid.CreateVersion7();

    [Fact]
    public async Task a_new_picture_is_usable_by_its_uploader_once()
    {
        var id = await host.Store.KeepAsync(_picture, _account);
        Assert.Empty(await host.Store.UnusableAsync([id], _account));

        var used = await host.UseAsync([id], _account);

        Assert.Equal(used, (await host.Store.FindAsync(id))!.CaseId);
        Assert.Equal([id], await host.Store.UnusableAsync([id], _account));
    }

    [Fact]
    public async Task what_is_not_there_anothers_or_too_old_is_not_usable()
    {
        var mine = await host.Store.KeepAsync(_picture, _account);
        var anothers = await host.Store.KeepAsync(_picture, Guid.CreateVersion7());
        var old = await host.Store.KeepAsync(_picture, _account);
        await AgeAsync(old, AttachmentStore.Usable);
        var missing = Guid.CreateVersion7();

        Assert.Equal([missing, anothers, old], await host.Store.UnusableAsync([missing, mine, anothers, old], _account));
        Assert.Empty(await host.Store.UnusableAsync([], _account));
    }

    [Fact]
    public async Task a_claim_takes_only_what_its_uploader_has_not_used()
    {
        var mine = await host.Store.KeepAsync(_picture, _account);
        var anothers = await host.Store.KeepAsync(_picture, Guid.CreateVersion7());
        var first = await host.UseAsync([mine, anothers], _account);
        await host.UseAsync([mine], _account);

        Assert.Equal(first, (await host.Store.FindAsync(mine))!.CaseId);
        Assert.Null((await host.Store.FindAsync(anothers))!.CaseId);
    }

    [Fact]
    public async Task two_pictures_alike_are_sealed_differently_and_neither_opens_under_the_others_id()
    {
        var one = await host.Store.KeepAsync(_picture, _account);
        var other = await host.Store.KeepAsync(_picture, _account);
        Assert.Equal(1L, await host.ScalarAsync<long>(Sql.Of($"""
            with moved as (update haitang.attachments a set wrapped = b.wrapped, content = b.content from haitang.attachments b
              where a.id = {one} and b.id = {other} and a.content <> b.content and a.wrapped <> b.wrapped returning 1)
            select count(*) from moved
            """)));

        await Assert.ThrowsAsync<AuthenticationTagMismatchException>(() => host.Store.OpenAsync(one));
        Assert.Equal(_picture.Content, await host.Store.OpenAsync(other));
    }

    [Fact]
    public async Task the_purge_takes_the_oldest_unused_ones_and_no_more_than_asked()
    {
        var hour = TimeSpan.FromHours(1);
        var used = await KeptAsync(age: 4 * AttachmentStore.Usable);
        await host.UseAsync([used], _account);
        var oldest = await KeptAsync(age: 3 * AttachmentStore.Usable);
        var older = await KeptAsync(age: 2 * AttachmentStore.Usable);
        var justUnusable = await KeptAsync(age: AttachmentStore.Usable + (hour / 2));
        var fresh = await KeptAsync(age: AttachmentStore.Usable - hour);

        Assert.Equal(1, await host.Store.PurgeUnusedAsync(1));
        Assert.Null(await host.Store.FindAsync(oldest));
        Assert.NotNull(await host.Store.FindAsync(older));

        Assert.Equal(1, await host.Store.PurgeUnusedAsync(100));
        Assert.Null(await host.Store.FindAsync(older));
        Assert.Null(await host.Store.OpenAsync(older));
        foreach (var kept in (Guid[])[used, justUnusable, fresh]) Assert.NotNull(await host.Store.FindAsync(kept));
    }

    private async Task<Guid> KeptAsync(TimeSpan age)
    {
        var id = await host.Store.KeepAsync(_picture, _account);
        await AgeAsync(id, age);
        return id;
    }

    private Task<object?> AgeAsync(Guid id, TimeSpan age) => host.ScalarAsync<object>(
        Sql.Of($"update haitang.attachments set uploaded_at = uploaded_at - make_interval(secs => {age.TotalSeconds}) where id = {id}"));
}
