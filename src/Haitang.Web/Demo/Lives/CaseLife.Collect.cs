using Haitang.Domain.Appeals;
using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;

namespace Haitang.Web.Demo.Lives;

/// <content>How it comes in.</content>
internal sealed partial class CaseLife
{
    private const double Pictured = 0.02;

    private Move Collect()
    {
        var (by, unit) = Collector();
        // Who gives no name wants no call.
        var text = _phrase.One(Sayings.Openers[_plan.Channel]) + _text + (_plan.Contact is null ? "" : _phrase.One(Sayings.Closers));
        var command = new CollectAppeal
        {
            Channel = _plan.Channel,
            Title = _title,
            Text = text,
            Unit = unit,
            Place = new(_plan.Spot.Street, _plan.Spot.Door),
            Location = _chance.Comes(0.7) ? _plan.Spot.Location : null,
            Subject = _plan.Subject,
            Confidential = _plan.Confidential,
            ExternalRef = _plan.Channel is Channels.Hotline ? $"DEMO-12345-{Number(_plan.Number)}" : null,
            AsTold = _plan.Channel is Channels.Hotline ? new AsTold(Told(_plan.Nature), null, null) : null,
        };
        var pictured = by.Role is Role.GridLeader && _chance.Comes(Pictured);
        return By(by, command) with { Contact = _plan.Contact, Picture = pictured ? _chance.One(DemoPicture.All) : null };
    }

    /// <summary>Who writes it down, and the unit that the matter is put to.</summary>
    private (Actor By, Ref Unit) Collector()
    {
        var (spot, staff) = (_plan.Spot, _scene.Staff);
        var (grid, community, town) = (_scene.Unit(spot.GridCode), _scene.Unit(spot.CommunityCode), _scene.Unit(spot.Town.Code));
        return _plan.Channel switch
        {
            Channels.GridVisit or Channels.WechatGroup when _plan.SameAs is null => (staff.Of(grid, _chance), grid),
            Channels.Council or Channels.WechatGroup => (staff.Of(community, _chance), community),
            Channels.Letters or Channels.Research => (staff.Of(town, _chance), community),
            Channels.Delegates => (staff.Of(staff.City, _chance), _chance.Comes(0.5) ? community : town),
            Channels.EnterpriseOrder => (staff.The(Role.RedAgent, community), community),
            Channels.Hotline => (staff.The(Role.Hotline, staff.City), Told(grid, community, town)),
            _ => (staff.The(Role.Open311, staff.City), Told(grid, community, town)),
        };
    }

    /// <summary>How exactly a caller can say where it is. Those who tell of the same thing tell at least the community.</summary>
    private Guid Told(Guid grid, Guid community, Guid town) => _chance.Below(20) switch
    {
        < 5 => grid,
        < 16 => community,
        _ when _plan.SameAs is not null => community,
        < 19 => town,
        _ => _scene.Staff.City,
    };

    private static string Told(Nature nature) => nature switch
    {
        Nature.Help => "求助",
        Nature.Inquiry => "咨询",
        Nature.Complaint => "投诉",
        Nature.Report => "举报",
        _ => "建议",
    };
}
