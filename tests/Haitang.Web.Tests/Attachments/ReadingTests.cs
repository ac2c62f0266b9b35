using System.Net;
using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.Web.Tests.Attachments.Pictures;

namespace Haitang.Web.Tests.Attachments;

public sealed class ReadingTests(AttachmentHost host) : IClassFixture<AttachmentHost>
{
    private readonly Actor _hotline = AttachmentHost.Somebody(Role.Hotline, host.City);

    public static TheoryData<string, string, byte[]> Formats => new()
    {
        { "image/jpeg", "jpg", TestJpeg.Clean }, { "image/png", "png", TestPng.Clean }, { "image/webp", "webp", TestWebp.Lossless },
    };

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task a_picture_is_shown_as_what_it_is_and_nothing_else(string mediaType, string extension, byte[] file)
    {
        using var client = host.As(_hotline);
        var id = await client.KeptAsync(file);
        using var answer = await client.GetAsync($"{Exchange.Address}/{id}");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(file, await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal(mediaType, answer.Content.Headers.ContentType?.ToString());
        Assert.Equal(file.Length, answer.Content.Headers.ContentLength);
        Assert.Equal($"attachment; filename={id}.{extension}", answer.Content.Headers.ContentDisposition?.ToString());
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("default-src 'none'; sandbox", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")));
        Assert.Equal("private, max-age=3600, immutable", string.Join(", ", answer.Headers.NonValidated["Cache-Control"]));
    }

    [Fact]
    public async Task an_unused_picture_is_its_uploaders_alone()
    {
        var id = await KeptAsync();
        Assert.True(await SeesAsync(_hotline, id));
        foreach (var role in (Role[])[Role.Hotline, Role.Centre, Role.Auditor, Role.Admin])
            Assert.False(await SeesAsync(AttachmentHost.Somebody(role, host.City), id), role.ToString());
    }

    [Fact]
    public async Task a_used_picture_is_seen_by_those_who_see_its_case()
    {
        var id = await KeptAsync();
        await host.UseAsync([id], _hotline.Account);

        Assert.True(await SeesAsync(_hotline, id));
        Assert.True(await SeesAsync(AttachmentHost.Somebody(Role.Town, host.Town), id));
        Assert.True(await SeesAsync(AttachmentHost.Somebody(Role.Centre, host.City), id));
        Assert.True(await SeesAsync(AttachmentHost.Somebody(Role.Auditor, host.City), id));
        Assert.False(await SeesAsync(AttachmentHost.Somebody(Role.Town, host.OtherTown), id));
        Assert.False(await SeesAsync(AttachmentHost.Somebody(Role.Admin, host.City), id));
        Assert.False(await SeesAsync(AttachmentHost.Somebody(Role.Hotline, host.City), id));
    }

    [Fact]
    public async Task a_picture_of_a_confidential_case_is_seen_by_the_centre_and_who_brought_it_in()
    {
        var id = await KeptAsync();
        await host.UseAsync([id], _hotline.Account, confidential: true);

        Assert.True(await SeesAsync(_hotline, id));
        Assert.True(await SeesAsync(AttachmentHost.Somebody(Role.Centre, host.City), id));
        Assert.False(await SeesAsync(AttachmentHost.Somebody(Role.Town, host.Town), id));
        Assert.False(await SeesAsync(AttachmentHost.Somebody(Role.Auditor, host.City), id));
    }

    [Fact]
    public async Task the_uploader_of_a_used_picture_needs_the_right_to_its_case()
    {
        var leader = AttachmentHost.Somebody(Role.GridLeader, host.OtherTown);
        using var client = host.As(leader);
        var id = await client.KeptAsync(TestPng.Clean);
        await host.UseAsync([id], leader.Account);
        Assert.False(await SeesAsync(leader, id));
    }

    [Fact]
    public async Task not_yours_and_not_there_are_the_same_answer()
    {
        using var client = host.As(AttachmentHost.Somebody(Role.Town, host.OtherTown));
        using var notYours = await client.GetAsync($"{Exchange.Address}/{await KeptAsync()}");
        using var notThere = await client.GetAsync($"{Exchange.Address}/{Guid.CreateVersion7()}");

        Assert.Equal("http.not_found", await notYours.ProblemAsync(HttpStatusCode.NotFound));
        Assert.Equal(await TextAsync(notThere), await TextAsync(notYours));
        Assert.Equal(notThere.Headers.Select(h => h.Key), notYours.Headers.Select(h => h.Key));
    }

    [Fact]
    public async Task nobody_sees_a_picture_without_signing_in()
    {
        using var client = host.As(null);
        using var answer = await client.GetAsync($"{Exchange.Address}/{await KeptAsync()}");
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    private async Task<Guid> KeptAsync()
    {
        using var client = host.As(_hotline);
        return await client.KeptAsync(TestPng.Clean);
    }

    private async Task<bool> SeesAsync(Actor actor, Guid id)
    {
        using var client = host.As(actor);
        using var answer = await client.GetAsync($"{Exchange.Address}/{id}");
        if (answer.StatusCode is not HttpStatusCode.OK) await answer.ProblemAsync(HttpStatusCode.NotFound);
        return answer.StatusCode is HttpStatusCode.OK;
    }

    private static async Task<string> TextAsync(HttpResponseMessage answer)
    {
        var body = await answer.JsonAsync();
        body.Remove("traceId");
        return $"{(int)answer.StatusCode} {answer.Content.Headers.ContentType} {body.ToJsonString()}";
    }
}
