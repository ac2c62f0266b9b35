using Haitang.Domain.Deadlines;

namespace Haitang.Domain.Tests.Deadlines;

public class LightTests
{
    private static readonly DateTimeOffset Soon = GivenWhenThen.T0;
    private static readonly DateTimeOffset Due = Soon.AddHours(2);

    [Theory]
    [InlineData(-1, Light.Green)]
    [InlineData(0, Light.Yellow)]
    [InlineData(119, Light.Yellow)]
    [InlineData(120, Light.Yellow)]
    [InlineData(121, Light.Red)]
    public void green_in_time_yellow_from_due_soon_on_red_after_the_due_moment(int minutes, Light light) =>
        Assert.Equal(light, Lights.At(Soon.AddMinutes(minutes), Soon, Due));

    [Theory]
    [InlineData(Light.Yellow, -1, Light.Yellow)]
    [InlineData(Light.Yellow, 121, Light.Red)]
    [InlineData(Light.Red, -1, Light.Red)]
    public void a_card_makes_it_no_greener(Light card, int minutes, Light light) =>
        Assert.Equal(light, Lights.At(Soon.AddMinutes(minutes), Soon, Due, card));

    [Fact]
    public void what_has_no_clock_has_no_light()
    {
        Assert.Equal(Light.None, Lights.At(Soon, null, null));
        Assert.Equal(Light.Yellow, Lights.At(Soon, null, null, Light.Yellow));
    }

    [Fact]
    public void a_clock_that_stands_after_its_due_soon_moment_stays_yellow() => Assert.Equal(Light.Yellow, Lights.At(Due, Soon, null));
}
