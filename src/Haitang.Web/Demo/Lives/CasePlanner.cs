using Haitang.Domain.Appeals;
using Haitang.Domain.Deadlines;
using Haitang.Web.Demo.Texts;
using Haitang.Web.Privacy;

namespace Haitang.Web.Demo.Lives;

/// <summary>Decides what kind of case somebody's words are.</summary>
internal sealed class CasePlanner(DemoStory story, Sayings sayings)
{
    private const int Phones = 10_000;

    /// <param name="sameAs">The number of the first case of the same thing.</param>
    public CasePlan Plan(Draft draft, int number, int? sameAs)
    {
        var (matter, chance) = (draft.Matter, draft.Chance);
        var nature = NatureOf(matter, sameAs is not null || draft.First is not null, chance);
        var subject = SubjectOf(draft, nature, chance);
        var reachable = subject is not Subject.Anonymous && chance.Comes(draft.Channel is Channels.GridVisit or Channels.Council ? 0.7 : 0.97);
        return new(
            number, draft.At, draft.Channel, matter, draft.Saying, draft.Spot, nature, UrgencyOf(matter, nature, chance), LevelOf(draft, nature, chance),
            subject, reachable ? Person(number, chance) : null)
        {
            Confidential = (matter.Official && nature is Nature.Complaint) || (nature is Nature.Report && chance.Comes(0.6)),
            SameAs = sameAs,
        };
    }

    /// <summary>Reports of misconduct are few, whatever the matter.</summary>
    private static Nature NatureOf(Matter matter, bool shared, Chance chance)
    {
        var drawn = chance.One(matter.Nature);
        var nature = Matter.NatureOf(drawn);
        return nature is Nature.Report && (shared || !chance.Comes(0.55)) ? Nature.Complaint : nature;
    }

    private static Urgency UrgencyOf(Matter matter, Nature nature, Chance chance) => chance.One(matter.Urgency) switch
    {
        // Who asks or suggests something can wait for the desk to open.
        'e' when nature is Nature.Help or Nature.Complaint => Urgency.Emergency,
        'p' when nature is Nature.Help or Nature.Complaint => Urgency.Pressing,
        'x' => Urgency.Complex,
        _ => Urgency.Routine,
    };

    private static Level LevelOf(Draft draft, Nature nature, Chance chance) => chance.One(draft.Matter.At) switch
    {
        _ when nature is Nature.Report => Level.City,
        // Much of what a grid sees it settles itself.
        'g' => FromGrid(draft) ? Level.Grid : Level.Community,
        'c' or 't' when FromGrid(draft) && draft.First is null && chance.Comes(0.5) => Level.Grid,
        'c' => Level.Community,
        't' => Level.Town,
        _ => Level.City,
    };

    private static bool FromGrid(Draft draft) => draft.Channel is Channels.GridVisit or Channels.WechatGroup;

    private static Subject SubjectOf(Draft draft, Nature nature, Chance chance) =>
        draft.Matter.Who == "e" ? Subject.Enterprise
        : chance.Comes(nature is Nature.Report ? 0.5 : draft.Channel is Channels.Portal or Channels.WechatColumn ? 0.06 : 0.015) ? Subject.Anonymous
        : chance.Comes(0.02) ? Subject.Organisation
        : Subject.Resident;

    /// <summary>Numbers from a range that is given to nobody. One in eight has been here before.</summary>
    private Contact Person(int number, Chance chance)
    {
        var person = (chance.Comes(0.12) ? Math.Max(1, number - 1 - chance.Below(200)) : number) % Phones;
        var names = new Chance(story.Seed, FormattableString.Invariant($"person/{person}"));
        return new(names.One(sayings.FamilyNames) + names.One(sayings.GivenNames), FormattableString.Invariant($"1380000{person:0000}"));
    }
}
