using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace Haitang.Web.Tests.Attachments;

/// <summary>Sends pictures and reads answers, as a client does.</summary>
internal static class Exchange
{
    public const string Address = "/api/v1/attachments";

    public static MultipartFormDataContent Form(byte[] file, string field = "file")
    {
        var content = new ByteArrayContent(file);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        return new MultipartFormDataContent { { content, field, "照片.jpg" } };
    }

    public static async Task<HttpResponseMessage> SendAsync(this HttpClient client, byte[] file, string field = "file")
    {
        using var form = Form(file, field);
        return await client.PostAsync(Address, form);
    }

    public static async Task<Guid> KeptAsync(this HttpClient client, byte[] file)
    {
        using var answer = await client.SendAsync(file);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return (Guid)(await answer.JsonAsync())["id"]!;
    }

    public static async Task<JsonObject> JsonAsync(this HttpResponseMessage answer) =>
        JsonNode.Parse(await answer.Content.ReadAsStringAsync())!.AsObject();

    /// <summary>The problem's code, after making sure that it is told in full.</summary>
    public static async Task<string> ProblemAsync(this HttpResponseMessage answer, HttpStatusCode status)
    {
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = await answer.JsonAsync();
        var code = (string)problem["code"]!;
        Assert.NotEqual(code, (string)problem["detail"]!);
        return code;
    }
}
