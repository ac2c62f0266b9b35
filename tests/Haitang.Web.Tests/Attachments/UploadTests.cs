using System.Net;
using System.Text;
using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.Web.Attachments;
using Haitang.Web.Tests.Attachments.Pictures;

namespace Haitang.Web.Tests.Attachments;

public sealed class UploadTests(AttachmentHost host) : IClassFixture<AttachmentHost>
{
    private const int MostBytes = 15 * 1024 * 1024;
    private readonly Actor _leader = AttachmentHost.Somebody(Role.GridLeader, host.Town);

    [Fact]
    public async Task a_picture_is_kept_and_described()
    {
        using var client = host.As(_leader);
        using var answer = await client.SendAsync([.. TestJpeg.With(TestJpeg.Exif(Planted.Exif(6))), .. Planted.Zip]);

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var body = await answer.JsonAsync();
        Assert.Equal(["id", "mediaType", "width", "height", "bytes"], body.Select(member => member.Key));
        Assert.Equal($"{Exchange.Address}/{(Guid)body["id"]!}", answer.Headers.Location?.ToString());
        Assert.Equal(("image/jpeg", 8, 16), ((string)body["mediaType"]!, (int)body["width"]!, (int)body["height"]!));
        Assert.Equal((int)body["bytes"]!, (await client.GetByteArrayAsync(answer.Headers.Location)).Length);
    }

    [Fact]
    public async Task the_database_holds_no_picture_in_clear()
    {
        using var client = host.As(_leader);
        var id = await client.KeptAsync(TestPng.Clean);

        var row = await host.ScalarAsync<string>(EventLog.Sql.Of($"select a::text from haitang.attachments a where id = {id}"));
        Assert.DoesNotContain(Convert.ToHexStringLower(TestPng.Clean.AsSpan(8..24)), row, StringComparison.Ordinal);
    }

    [Fact]
    public async Task fields_beside_the_file_do_no_harm()
    {
        using var client = host.As(_leader);
        using var form = Exchange.Form(TestPng.Clean);
        using var before = new MultipartFormDataContent { { new StringContent("words"), "note" }, { new StringContent("no file"), "file" } };
        foreach (var part in form) before.Add(part);
        using var answer = await client.PostAsync(Exchange.Address, before);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
    }

    [Fact]
    public async Task a_picture_as_large_as_allowed_is_kept_and_one_byte_more_is_not()
    {
        using var client = host.As(_leader);
        var padding = MostBytes - TestPng.Clean.Length;
        using var kept = await client.SendAsync([.. TestPng.Clean, .. new byte[padding]]);
        using var refused = await client.SendAsync([.. TestPng.Clean, .. new byte[padding + 1]]);

        Assert.Equal(HttpStatusCode.Created, kept.StatusCode);
        Assert.Equal("attachment.too_large", await refused.ProblemAsync(HttpStatusCode.RequestEntityTooLarge));
    }

    [Fact]
    public async Task a_body_that_says_it_is_far_too_large_is_refused_before_it_is_sent()
    {
        using var client = host.As(_leader);
        using var request = new HttpRequestMessage(HttpMethod.Post, Exchange.Address) { Content = Exchange.Form(new byte[2 * MostBytes]) };
        request.Headers.ExpectContinue = true;
        using var answer = await client.SendAsync(request);
        Assert.Equal("attachment.too_large", await answer.ProblemAsync(HttpStatusCode.RequestEntityTooLarge));
    }

    [Theory]
    [InlineData("attachment.not_an_image", "GIF89a................................................")]
    [InlineData("attachment.not_an_image", "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>")]
    [InlineData("attachment.damaged", "\u00FF\u00D8\u00FF\u00D9")]
    [InlineData("attachment.not_an_image", "")]
    public async Task a_file_that_is_no_picture_is_refused_with_its_reason(string code, string file)
    {
        using var client = host.As(_leader);
        using var answer = await client.SendAsync(Encoding.Latin1.GetBytes(file));
        Assert.Equal(code, await answer.ProblemAsync(HttpStatusCode.BadRequest));
        Assert.NotNull((await answer.JsonAsync())["errors"]!["file"]);
    }

    [Fact]
    public async Task a_request_without_the_file_is_refused()
    {
        using var client = host.As(_leader);
        using var misnamed = await client.SendAsync(TestPng.Clean, "picture");
        using var cutOff = await client.PostAsync(Exchange.Address, CutOff());

        Assert.Equal("input.required", await misnamed.ProblemAsync(HttpStatusCode.BadRequest));
        Assert.Equal("input.required", await cutOff.ProblemAsync(HttpStatusCode.BadRequest));
    }

    [Fact]
    public async Task only_forms_are_read()
    {
        using var client = host.As(_leader);
        using var answer = await client.PostAsync(Exchange.Address, new ByteArrayContent(TestPng.Clean) { Headers = { ContentType = new("image/png") } });
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
    }

    [Fact]
    public async Task a_repeat_under_the_same_key_is_the_same_picture_and_another_picture_is_refused()
    {
        using var client = host.As(_leader);
        var key = Guid.CreateVersion7().ToString();
        client.DefaultRequestHeaders.Add("Idempotency-Key", key);
        var twins = await Task.WhenAll(client.SendAsync(TestPng.Clean), client.SendAsync(TestPng.Clean));
        using var again = await client.SendAsync(TestPng.Clean);
        string[] bodies = [.. await Task.WhenAll(twins.Append(again).Select(a => a.Content.ReadAsStringAsync()))];
        Assert.Single(bodies.Distinct());
        Assert.All(twins.Append(again), answer => Assert.Equal(HttpStatusCode.Created, answer.StatusCode));
        using var another = await client.SendAsync(TestJpeg.With(TestJpeg.Exif(Planted.Exif(6))));
        Assert.Equal("command.key_reused", await another.ProblemAsync(HttpStatusCode.Conflict));

        using var somebody = host.As(AttachmentHost.Somebody(Role.GridLeader, host.Town));
        somebody.DefaultRequestHeaders.Add("Idempotency-Key", key);
        Assert.NotEqual((Guid)(await again.JsonAsync())["id"]!, await somebody.KeptAsync(TestPng.Clean));
    }

    [Fact]
    public async Task a_key_that_is_none_is_refused()
    {
        using var client = host.As(_leader);
        client.DefaultRequestHeaders.Add("Idempotency-Key", "once");
        using var answer = await client.SendAsync(TestPng.Clean);
        Assert.Equal("http.idempotency_key_malformed", await answer.ProblemAsync(HttpStatusCode.BadRequest));
    }

    [Fact]
    public async Task who_sends_without_end_is_told_to_wait_and_nobody_else()
    {
        using var client = host.As(_leader);
        var answers = await Task.WhenAll(Enumerable.Range(0, UploadRate.AtOnce + 30).Select(_ => client.SendAsync(TestPng.Clean)));
        Assert.InRange(answers.Count(a => a.StatusCode is HttpStatusCode.Created), UploadRate.AtOnce, UploadRate.AtOnce + 29);
        var refused = answers.First(a => a.StatusCode is not HttpStatusCode.Created);
        Assert.Equal("http.too_many_requests", await refused.ProblemAsync(HttpStatusCode.TooManyRequests));
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2));

        using var somebody = host.As(AttachmentHost.Somebody(Role.GridLeader, host.Town));
        await somebody.KeptAsync(TestPng.Clean);
    }

    [Fact]
    public async Task nobody_uploads_without_signing_in()
    {
        using var client = host.As(null);
        using var answer = await client.SendAsync(TestPng.Clean);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    private static ByteArrayContent CutOff()
    {
        var content = new ByteArrayContent([.. "--b\r\nContent-Disposition: form-data; name=file; filename=a.png\r\n\r\n"u8, .. TestPng.Clean]);
        content.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=b");
        return content;
    }
}
