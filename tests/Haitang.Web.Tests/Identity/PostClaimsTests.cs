using System.Security.Claims;
using Haitang.Domain.Organisation;
using Haitang.Web.Identity;

namespace Haitang.Web.Tests.Identity;

public sealed class PostClaimsTests
{
    private static readonly Guid Unit = Guid.CreateVersion7();

    [Theory]
    [InlineData(Role.GridLeader, "grid-leader")]
    [InlineData(Role.Open311, "open311")]
    public void a_post_is_named_as_in_the_api_and_read_back(Role role, string written)
    {
        Assert.Equal($"{written}:{Unit}", PostName.Of(new Post(role, Unit)));
        Assert.Equal(new Post(role, Unit), PostName.Parse($"{written}:{Unit}"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("town")]
    [InlineData("town:here")]
    [InlineData("mayor:0192e000-0000-7000-8000-000000000001")]
    [InlineData("town:0192e000-0000-7000-8000-000000000001:x")]
    public void what_names_no_post_is_none(string? name) => Assert.Null(PostName.Parse(name));

    [Fact]
    public void nobody_signed_in_is_no_actor()
    {
        var nobody = new ClaimsPrincipal(new ClaimsIdentity());
        Assert.Null(nobody.FindActor());
        Assert.Throws<InvalidOperationException>(() => nobody.ToActor());
    }
}
