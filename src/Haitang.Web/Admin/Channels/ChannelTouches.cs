using Haitang.Web.Admin.Touching;
using Haitang.Web.Commands;
using Haitang.Web.Forms;
using Haitang.Web.Words;

namespace Haitang.Web.Admin.Channels;

/// <summary>What a change of a channel touches.</summary>
public sealed class ChannelTouches(KeptTotals totals, DirectoryCache directory)
{
    public Task<Touches> OfRetiringAsync(Guid channel, CancellationToken cancel) => OfAsync(channel, "touch.channel-cases-keep", cancel);

    public Task<Touches> OfRenamingAsync(Guid channel, CancellationToken cancel) => OfAsync(channel, "touch.cases-new-name", cancel);

    private async Task<Touches> OfAsync(Guid channel, string becomes, CancellationToken cancel)
    {
        var kept = await totals.OfChannelAsync(channel, await directory.NowAsync(cancel), cancel);
        return Touches.Of(kept.Cases.Line(Screens.Say("touch.channel-cases"), Screens.Say(becomes))) with { InStep = kept.InStep };
    }
}
