using Haitang.Domain.Appeals;
using Haitang.Web.Demo;
using Haitang.Web.Demo.Lives;
using Haitang.Web.Demo.Places;
using Haitang.Web.Demo.Texts;

namespace Haitang.Web.Tests.Demo;

/// <summary>What people say in the city, looked at without a database.</summary>
public sealed class DemoTextTests
{
    private static readonly PlaceBook Places = DemoFile.Read<PlaceBook>("Places.demo-places");
    private static readonly TextBook Texts = new();
    private static readonly DemoStory Story = new(DemoStory.UsualSeed, DemoStory.UsualAppeals, DemoStory.SinceFor(DemoHost.Until), DemoHost.Until);

    [Fact]
    public void titles_are_short_and_no_place_for_a_word_is_left_open()
    {
        foreach (var (title, text) in Said(Story))
        {
            Assert.InRange(title.Length, 4, 30);
            Assert.InRange(text.Length, 12, 400);
            Assert.DoesNotContain((title + text).ToCharArray(), c => c is '{' or '}' or '[' or ']' or '|');
        }
    }

    [Fact]
    public void hardly_anybody_says_the_same_as_another_one()
    {
        Assert.True(Texts.Matters.Sum(m => m.Said.Count) >= 280);
        var said = Said(Story).ToList();
        Assert.InRange(said.Select(s => s.Text).Distinct().Count(), said.Count * 0.97, said.Count);
        Assert.InRange(said.Select(s => s.Title).Distinct().Count(), said.Count * 0.4, said.Count);
    }

    [Fact]
    public void all_that_can_be_said_can_be_filled()
    {
        var known = new Dictionary<string, string>
        {
            ["路"] = "方塔街",
            ["小区"] = "方塔花园",
            ["楼"] = "3 幢",
            ["处"] = "方塔花园 3 幢",
            ["社"] = "方塔社区",
        };
        foreach (var said in Texts.Matters.SelectMany(m => m.Said))
        {
            for (var n = 0; n < 5; n++)
            {
                var phrase = new Phrase(new Chance(n, said[0]), Texts.Sayings.Slots, known, remembers: true);
                Assert.InRange(said.Count, 3, 4);
                Assert.All(said.Take(3), words => Assert.DoesNotContain(phrase.Fill(words).ToCharArray(), c => c is '{' or '}' or '[' or ']' or '|' or '#'));
            }
        }
    }

    [Fact]
    public void what_belongs_together_is_said_together()
    {
        for (var n = 0; n < 20; n++)
        {
            var phrase = new Phrase(new Chance(n, "pairs"), Texts.Sayings.Slots, new Dictionary<string, string>(), remembers: true);
            Assert.Contains(phrase.Fill("[#甲|乙]{n}") + " " + phrase.Fill("[#一|二]{n}"), Texts.Sayings.Slots["n"].SelectMany(k => new[] { $"甲{k} 一{k}", $"乙{k} 二{k}" }));
        }
    }

    [Fact]
    public void telephone_numbers_come_from_a_range_that_is_given_to_nobody_and_some_people_come_again()
    {
        var phones = Plans(Story).Select(p => p.Contact?.Phone).OfType<string>().ToList();
        Assert.All(phones, phone => Assert.Matches("^1380000[0-9]{4}$", phone));
        Assert.InRange(phones.Distinct().Count(), phones.Count / 2, phones.Count - 50);
    }

    [Fact]
    public void who_comes_does_not_depend_on_how_far_the_story_is_told()
    {
        var shorter = Story with { Until = Story.Until.AddDays(-100) };
        Assert.Equal(Plans(Story).Select(Line), Plans(shorter).Select(Line));
        Assert.NotEqual(Plans(Story).Select(Line), Plans(Story with { Seed = 2 }).Select(Line));

        static string Line(CasePlan p) => $"{p.At:O} {p.Channel} {p.Matter.Code} {p.Spot} {p.Nature} {p.Urgency} {p.Level} {p.Subject} {p.SameAs} {p.Turn}";
    }

    [Fact]
    public void chance_is_the_same_for_ever()
    {
        var chance = new Chance(1, "a name");
        Assert.Equal([2_106_643_473u, 2_739_141_554u, 191_995_675u, 136_067_581u], [chance.Next(), chance.Next(), chance.Next(), chance.Next()]);
    }

    private static IReadOnlyList<CasePlan> Plans(DemoStory story) => new Arrivals(story, Places, Texts).Plan();

    private static IEnumerable<(string Title, string Text)> Said(DemoStory story)
    {
        var ids = new DemoIds(story.Seed);
        var staff = new Staff(Places, Payroll.Of(Places, Texts.Sayings, story.Seed), ids);
        var scene = new Scene(story, new Happened(), new Agenda(), staff, Texts, ids);
        return Plans(story).Select(plan => (CollectAppeal)new CaseLife(plan, scene).Live().First().Make()!.Command)
            .Select(collect => (collect.Title.Clear!, collect.Text.Clear!));
    }
}
