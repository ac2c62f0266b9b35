using Haitang.Web.Presence;

namespace Haitang.Web.Tests.Presence;

public sealed class OpenCasesTests
{
    private readonly OpenCases _cases = new();
    private readonly Guid _case = Guid.CreateVersion7();

    [Fact]
    public void nobody_sees_himself_however_many_screens_he_has()
    {
        var me = Somebody("我");
        using var one = Open(me);
        using var two = Open(me);
        Assert.Empty(one.Others);
        using var other = Open(Somebody("他"));
        Assert.Equal("我", Assert.Single(other.Others).Who.Name);
    }

    [Fact]
    public void who_writes_stands_first_and_is_told_to_others_alone()
    {
        var told = 0;
        using var mine = _cases.Open(_case, Somebody("我"), () => told++);
        using var first = Open(Somebody("甲"));
        using var second = Open(Somebody("乙"));
        second.Say(writes: true);
        second.Say(writes: true);
        Assert.Equal([("乙", true), ("甲", false)], mine.Others.Select(o => (o.Who.Name, o.Writes)));
        Assert.Equal(3, told);
        mine.Say(writes: true);
        Assert.Equal(3, told);
    }

    [Fact]
    public void another_case_is_another_room()
    {
        using var mine = Open(Somebody("我"));
        using var there = _cases.Open(Guid.CreateVersion7(), Somebody("别处"), () => { });
        Assert.Empty(mine.Others);
    }

    [Fact]
    public void who_has_closed_it_is_gone()
    {
        using var mine = Open(Somebody("我"));
        Open(Somebody("他")).Dispose();
        Assert.Empty(mine.Others);
    }

    [Fact]
    public void who_is_at_it_on_another_node_is_seen_until_that_node_says_otherwise_or_nothing()
    {
        var (node, noon, told) = (Guid.CreateVersion7(), new DateTimeOffset(2026, 3, 2, 4, 0, 0, TimeSpan.Zero), 0);
        var far = Somebody("远");
        using var mine = _cases.Open(_case, Somebody("我"), () => told++);
        _cases.SeeElsewhere(node, _case, [new(far, Writes: false)], noon.AddSeconds(45));
        _cases.SeeElsewhere(node, _case, [new(far, Writes: false)], noon.AddSeconds(60));
        Assert.Equal((new AtCase(far, false), 1), (Assert.Single(mine.Others), told));
        _cases.SeeElsewhere(node, _case, [new(far, Writes: true)], noon.AddSeconds(60));
        Assert.Equal((new AtCase(far, true), 2), (Assert.Single(mine.Others), told));
        _cases.Expire(noon.AddSeconds(59));
        Assert.Single(mine.Others);
        _cases.Expire(noon.AddSeconds(60));
        Assert.Empty(mine.Others);
        Assert.Equal(3, told);
    }

    [Fact]
    public void my_own_screen_on_another_node_is_not_another_person()
    {
        var me = Somebody("我");
        using var mine = Open(me);
        _cases.SeeElsewhere(Guid.CreateVersion7(), _case, [new(me, Writes: true)], DateTimeOffset.MaxValue);
        Assert.Empty(mine.Others);
    }

    private static Somebody Somebody(string name) => new(Guid.CreateVersion7(), name, Guid.CreateVersion7());

    private OpenScreen Open(Somebody who) => _cases.Open(_case, who, () => { });
}
