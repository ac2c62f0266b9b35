using Haitang.Domain.Organisation;
using Haitang.Projections.Live;
using Haitang.Web.Phone;
using Haitang.Web.Tests.Shell;

namespace Haitang.Web.Tests.Phone;

public sealed class OwnWorkTests : ComponentTest
{
    private static readonly Guid Elsewhere = Guid.CreateVersion7();

    [Theory]
    [InlineData("appeal"), InlineData("ticket")]
    public void what_touches_the_unit_concerns_it_and_what_touches_others_does_not(string stream)
    {
        var viewer = ViewerOf(Role.GridLeader);
        Assert.True(OwnWork.Concerns(Of(stream, Elsewhere, Unit), viewer));
        Assert.False(OwnWork.Concerns(Of(stream, Elsewhere), viewer));
        Assert.True(OwnWork.Concerns(Of(stream), viewer));
    }

    [Fact]
    public void a_red_agent_may_have_brought_in_any_of_them() => Assert.True(OwnWork.Concerns(Of("appeal", Elsewhere), ViewerOf(Role.RedAgent)));

    [Fact]
    public void nothing_but_cases_and_tickets_is_work() => Assert.False(OwnWork.Concerns(Of("account"), ViewerOf(Role.GridLeader)));

    private static Change Of(string stream, params Guid[] units) => new(stream, Guid.CreateVersion7(), 1, 1, units);
}
