using Haitang.Domain.Appeals;
using Haitang.Domain.Deadlines;
using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using static Haitang.Domain.Tests.GivenWhenThen;
using static Haitang.Domain.Tests.Organisation.TestCity;

namespace Haitang.Domain.Tests.Appeals;

/// <summary>What appeals are told with: events, commands and people.</summary>
internal static class AppealStories
{
    public static OrganisationDirectory TheCity => Haitang.Domain.Tests.Organisation.TestCity.Organisation;

    public static Actor Leader { get; } = new(Number(91), Role.GridLeader, Grid.Id);

    public static Actor Clerk { get; } = new(Number(92), Role.Town, Town.Id);

    public static Actor Officer { get; } = new(Number(93), Role.Centre, City.Id);

    public static Actor Hotline { get; } = new(Number(94), Role.Hotline, City.Id);

    public static Named Label(ChannelEntry channel) => new(channel.Id, channel.Name, channel.NameEn);

    public static Named Label(CategoryEntry category) => new(category.Id, category.Name, category.NameEn);

    public static CollectAppeal Collect(UnitEntry at) => new()
    {
        Channel = Visit.Code,
        Title = "路灯坏了",
        Text = "五盏路灯全灭",
        Unit = at.Code,
        Subject = Subject.Resident,
    };

    public static ClassifyAppeal Classify() => new()
    {
        Category = DarkLamps.Code,
        Nature = Nature.Help,
        Urgency = Urgency.Routine,
        Level = Level.Town,
    };

    public static AppealCollected Collected(UnitEntry holder, bool confidential = false) => new(
        "HT-241031-7", Label(Visit), "路灯坏了", "五盏路灯全灭", Grid.Label(), holder.Label(), null, null, Subject.Resident, null, null, [],
        confidential, null, null);

    public static AppealClassified Classified(UnitEntry holder, Nature nature = Nature.Help, bool confidential = false) => new(
        Label(DarkLamps), nature, Urgency.Routine, Level.Town, confidential, holder.Label());

    public static AppealSettledOnSpot Settled(UnitEntry by) => new(by.Label(), "换了灯泡", [], AnswerWindows.From(T0));
}
