using Microsoft.Playwright;

namespace Haitang.EndToEnd;

/// <summary>Collecting a case on the phone, as many stories begin.</summary>
internal static class Collecting
{
    /// <summary>The form, when its own script hears what is typed and clicked: the page's circuit may begin before that.</summary>
    public static async Task OpenAsync(IPage phone)
    {
        await Browser.OpenAsync(phone, "/phone/collect");
        await phone.WaitForSelectorAsync("collect-form[data-ready]");
    }

    /// <returns>The case's number.</returns>
    public static async Task<string> ByPhoneAsync(IPage phone, string title)
    {
        await OpenAsync(phone);
        await phone.FillAsync("#collect-title", title);
        await phone.FillAsync("#collect-text", $"{title}。3 幢后门，老人和孩子都从那里走，希望早点处理。");
        await phone.FillAsync("#collect-street", "环城东路");
        var answer = await phone.RunAndWaitForResponseAsync(
            () => phone.Locator("[data-send]").ClickAsync(),
            answer => answer.Ok && answer.Request.Method == "POST" && answer.Url.EndsWith("/api/v1/appeals", StringComparison.Ordinal));
        return (await answer.JsonAsync())!.Value.GetProperty("number").GetString()!;
    }
}
