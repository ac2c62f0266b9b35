using Haitang.Domain.Appeals;
using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using static Haitang.Domain.Tests.Organisation.TestCity;

namespace Haitang.Domain.Tests.Organisation;

/// <summary>红色代办员: his post is at a department or a community, his work on the doorstep.</summary>
public sealed class RedAgentTests
{
    private static readonly UnitEntry AnotherCity = Community with { Id = Number(41), Code = "SZ", Kind = UnitKind.City, Parent = null };
    private static readonly UnitEntry AnotherTown = Town with { Id = Number(42), Code = "SZ-1", Parent = AnotherCity.Id };
    private static readonly OrganisationDirectory Organisation = Of(City, Town, Community, Grid, Department, AnotherCity, AnotherTown);

    [Fact]
    public void he_collects_anywhere_in_his_city()
    {
        foreach (var post in (UnitEntry[])[Department, Community])
            Assert.All((UnitEntry[])[City, Town, Community, Grid], place => Assert.Equal(Relation.SameCity, By<CollectAppeal>(post, place)));
    }

    [Fact]
    public void another_city_is_not_his() => Assert.Null(By<CollectAppeal>(Department, AnotherTown));

    [Fact]
    public void he_adds_to_nothing_that_others_collected_there() => Assert.Null(By<SupplementAppeal>(Community, Community));

    [Fact]
    public void what_he_collects_queues_at_the_town_of_the_place()
    {
        var collect = new CollectAppeal { Channel = "visit", Title = "厂门口积水", Text = "雨后积水", Unit = Community.Code, Subject = Subject.Enterprise };
        var facts = new Facts(Agent(Department), DateTimeOffset.UnixEpoch, Number(60), Number(61), Organisation).With(new CaseNumber(1));
        var accepted = Assert.IsType<Decision.Accepted>(collect.Decide(Appeal.Initial, facts));
        Assert.Equal(Town.Id, Assert.IsType<AppealCollected>(accepted.Events.Single()).Holder.Id);
    }

    private static Actor Agent(UnitEntry post) => new(Number(50), Role.RedAgent, post.Id);

    private static Relation? By<TCommand>(UnitEntry post, UnitEntry place) =>
        Permissions.Grants(typeof(TCommand), Agent(post), [new Party(Relation.Holder, place.Id)], Organisation);
}
