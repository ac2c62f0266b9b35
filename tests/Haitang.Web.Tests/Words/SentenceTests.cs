using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.Web.Words;

namespace Haitang.Web.Tests.Words;

public sealed class SentenceTests
{
    private static string English(string text, params (string, object?)[] arguments) => Sentence.Fill(text, Language.English, arguments);

    private static string Chinese(string text, params (string, object?)[] arguments) => Sentence.Fill(text, Language.Chinese, arguments);

    [Fact]
    public void an_argument_is_filled_in_by_its_name() =>
        Assert.Equal("b before a", English("{two} before {one}", ("one", "a"), ("two", "b")));

    [Fact]
    public void an_argument_that_is_missing_shows_a_dash() => Assert.Equal("by —", English("by {unit}"));

    [Fact]
    public void a_text_that_a_person_typed_is_not_read_as_a_sentence() =>
        Assert.Equal("“{secret}”", English("“{title}”", ("title", "{secret}"), ("secret", "x")));

    [Theory, InlineData(1, "1 record is kept"), InlineData(2, "2 records are kept"), InlineData(0, "0 records are kept")]
    public void the_word_goes_with_the_number(int n, string said) =>
        Assert.Equal(said, English("{n} {n|record is|records are} kept", ("n", n)));

    [Theory, InlineData(null, "lead a"), InlineData("", "lead a"), InlineData("[b]", "lead a, assisting [b]")]
    public void a_part_in_brackets_is_said_when_there_is_something_to_say(string? assisting, string said) =>
        Assert.Equal(said, English("lead {lead}[, assisting {assisting}]", ("lead", "a"), ("assisting", assisting)));

    [Fact]
    public void an_empty_list_is_nothing_to_say() => Assert.Equal("lead", English("lead[, assisting {units}]", ("units", Array.Empty<string>())));

    [Theory, InlineData(true, "in time"), InlineData(false, "late")]
    public void an_answer_chooses_the_word(bool inTime, string said) => Assert.Equal(said, English("{inTime|in time|late}", ("inTime", inTime)));

    [Fact]
    public void a_unit_is_named_in_the_readers_language()
    {
        var unit = new Named(Guid.CreateVersion7(), "虞山街道", "Yushan");
        Assert.Equal("虞山街道", Chinese("{unit}", ("unit", unit)));
        Assert.Equal("Yushan", English("{unit}", ("unit", unit)));
    }

    [Fact]
    public void a_role_is_worded_and_not_spelled()
    {
        Assert.Equal("网格长", Chinese("{role}", ("role", Role.GridLeader)));
        Assert.Equal("Grid leader", English("{role}", ("role", Role.GridLeader)));
    }

    [Fact]
    public void several_are_listed_the_way_the_language_does()
    {
        Assert.Equal("甲、乙", Chinese("{units}", ("units", new[] { "甲", "乙" })));
        Assert.Equal("A, B", English("{units}", ("units", new[] { "A", "B" })));
    }

    [Fact]
    public void words_that_stay_sealed_are_said_to_be_removed() =>
        Assert.Equal("已按规定删除", Chinese("{text}", ("text", FreeText.OfSealed([1, 2]))));

    [Fact]
    public void a_refusal_reads_in_the_readers_language()
    {
        var refusal = new Refusal("input.too_long", "title", [("most", 200), ("length", 1234)]);
        using (Reading.In(Language.Chinese)) Assert.Equal("最多 200 个字，现在有 1\u202F234 个。", Refusals.Say(refusal));
        using (Reading.In(Language.English)) Assert.Equal("At most 200 characters; these are 1\u202F234.", Refusals.Say(refusal));
    }

    [Fact]
    public void a_key_without_words_shows_itself() => Assert.Equal("no.such.key", Screens.Say("no.such.key"));
}
