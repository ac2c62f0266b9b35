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

    private static Somebody Somebody(string name) => new(Guid.CreateVersion7(), name, Guid.CreateVersion7());

    private OpenScreen Open(Somebody who) => _cases.Open(_case, who, () => { });
}
