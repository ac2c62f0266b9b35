using Haitang.Domain.Organisation;
using Haitang.Web.Commands;
using Haitang.Web.Forms;
using Haitang.Web.Words;

namespace Haitang.Web.Admin.Channels;

/// <summary>What can be done with the channels.</summary>
public sealed class ChannelActs(CommandDesk desk, ChannelTouches touches)
{
    /// <summary>What can be done without a channel: add one.</summary>
    public IReadOnlyList<Act> OfList(OrganisationDirectory organisation) =>
        organisation.City is { } city ? [Add(city.Id)] : [];

    public IReadOnlyList<Act> Of(ObjectFile<Channel> file) =>
    [
        Act.Of(desk, Screens.Say("admin.rename"), file.Id, d => new RenameChannel { Name = d["name"], NameEn = d["nameEn"] }) with
        {
            Explanation = Screens.Say("admin.rename-hint"),
            Fields = Labels.Names(file.State.Name, file.State.NameEn),
            Preview = new((_, cancel) => touches.OfRenamingAsync(file.Id, cancel)),
        },
        file.State.Retired
            ? Act.Of(desk, Screens.Say("admin.restore"), file.Id, _ => new RestoreChannel()) with { Explanation = Screens.Say("admin.channel-restore-hint") }
            : Act.Of(desk, Screens.Say("admin.retire"), file.Id, _ => new RetireChannel()) with
            {
                Explanation = Screens.Say("admin.channel-retire-hint"),
                Preview = new((_, cancel) => touches.OfRetiringAsync(file.Id, cancel)),
            },
    ];

    private Act Add(Guid city) => Act.Of(
        desk, Screens.Say("admin.channel-add"), null,
        draft => new AddChannel { City = city, Code = draft["code"], Name = draft["name"], NameEn = draft["nameEn"] }) with
    {
        Fields = [Labels.Code() with { Hint = Screens.Say("admin.code-hint") }, .. Labels.Names()],
    };
}
