using Haitang.Domain.Appeals;
using Haitang.Web.Attachments;
using Haitang.Web.Cases;
using Haitang.Web.Commands;
using Haitang.Web.Demo.Lives;
using Haitang.Web.Demo.Places;
using Haitang.Web.Demo.Texts;

namespace Haitang.Web.Demo;

/// <summary>Lets the city live: everybody does what he has on his agenda, in the order of time, until the story ends.</summary>
internal sealed class CityLife(DatedDesk desk, Collecting collecting, AttachmentStore files, Happened happened, SeedingHold hold, DemoStory story, DemoIds ids)
{
    /// <param name="progress">Percent of the story's time.</param>
    public async Task PlayAsync(PlaceBook places, TextBook texts, IReadOnlyList<Clerk> clerks, IProgress<int>? progress, CancellationToken cancel)
    {
        var agenda = new Agenda();
        var scene = new Scene(story, happened, agenda, new Staff(places, clerks, ids), texts, ids);
        foreach (var plan in new Arrivals(story, places, texts).Plan()) agenda.Begin(plan.Name, new CaseLife(plan, scene).Live());
        while (agenda.Take(story.Until) is { } life)
        {
            await hold.GoOnAsync(cancel);
            await desk.StrikeAsync(life.Act.At, story.Mark, cancel);
            if (life.Act.Make() is { } move) await PlayAsync(life, move, cancel);
            progress?.Report((int)(100 * (life.Act.At - story.Since) / (story.Until - story.Since)));
            agenda.GoOn(life);
        }

        await desk.StrikeAsync(story.Until, story.Mark, cancel);
    }

    private async Task PlayAsync(Life life, Move move, CancellationToken cancel)
    {
        var id = ids.Command(life.Name);
        var sent = new SentCommand(id, move.By, move.Command) { Stream = move.Stream, At = life.Act.At, Request = story.Mark };
        if (move.Picture is { } picture)
        {
            var file = ids.Command("picture/" + life.Name);
            await files.KeepAsync(file, picture.Draw(), move.By.Account, cancel);
            sent = sent with { Command = (CollectAppeal)move.Command with { Attachments = [file] } };
        }

        await desk.SendAsync(sent, s => collecting.SendAsync(s, move.Contact, cancel), cancel);
    }
}
