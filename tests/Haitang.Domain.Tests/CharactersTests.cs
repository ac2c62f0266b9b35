using Haitang.Domain.Decisions;

namespace Haitang.Domain.Tests;

public sealed class CharactersTests
{
    [Theory, InlineData(""), InlineData("路灯\t坏了\r\n第二行"), InlineData("𠮷祥路 🌸"), InlineData("e\u0301 \u200d \ufeff")]
    public void what_a_person_types_is_fit(string text) => Assert.True(Characters.AreFit(text));

    [Theory, InlineData(0x00), InlineData(0x08), InlineData(0x0B), InlineData(0x1B), InlineData(0x7F), InlineData(0x85), InlineData(0x9F)]
    public void other_control_characters_are_not(int character) => Assert.False(Characters.AreFit($"路{(char)character}灯"));

    [Theory, InlineData(0xD842, 0x706F), InlineData(0xDFB7, 0x706F), InlineData(0x706F, 0xD842), InlineData(0xDFB7, 0xD842)]
    public void neither_is_half_of_a_surrogate_pair(int first, int second) => Assert.False(Characters.AreFit([(char)first, (char)second]));

    [Fact]
    public void an_input_with_them_is_refused_at_its_field()
    {
        var refused = Assert.IsType<Decision.Refused>(new Inputs().Text("title", "路\0灯", 200).Text("text", "好", 200).Refuse());
        Assert.Equal(("input.unreadable", "title"), (Assert.Single(refused.Reasons).Code, refused.Reasons[0].Field));
    }
}
