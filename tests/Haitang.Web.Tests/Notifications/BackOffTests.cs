using Haitang.Web.Notifications;

namespace Haitang.Web.Tests.Notifications;

public sealed class BackOffTests
{
    [Theory]
    [InlineData(1, 5)]
    [InlineData(2, 10)]
    [InlineData(6, 160)]
    [InlineData(11, 3600)]
    [InlineData(5000, 3600)]
    public void pauses_double_up_to_an_hour_and_are_scattered_over_their_second_half(int attempts, int seconds)
    {
        var pauses = Enumerable.Range(0, 200).Select(_ => BackOff.After(attempts)).ToList();
        Assert.All(pauses, p => Assert.InRange(p.TotalSeconds, seconds / 2.0, seconds));
        Assert.True(pauses.Distinct().Count() > 20);
    }

    [Fact]
    public void a_message_of_72_hours_is_not_tried_again()
    {
        var now = DateTimeOffset.UnixEpoch;
        Assert.NotNull(BackOff.Next(Message(now - TimeSpan.FromHours(71)), now));
        Assert.Null(BackOff.Next(Message(now - TimeSpan.FromHours(72)), now));
    }

    private static OutboxMessage Message(DateTimeOffset createdAt) => new(1, Guid.Empty, "hotline", [], createdAt, 1);
}
