using System.Text.Json;
using Haitang.Domain.Appeals;
using Haitang.Domain.Decisions;
using Haitang.Web.Attachments;
using Haitang.Web.Cases;
using Haitang.Web.Commands;

namespace Haitang.Web.Demo;

/// <summary>Plays the appeals of the demonstration city, all of them together in the order of time.</summary>
internal sealed class DemoAppeals(DatedDesk desk, Collecting collecting, AttachmentStore files)
{
    public async Task PlayAsync(DemoScript script, DateTimeOffset until, string mark, CancellationToken cancel)
    {
        var ids = new DemoIds(script.Version);
        foreach (var moment in Order(script, until))
        {
            var (appeal, step) = (moment.Appeal, moment.Step);
            var actor = Actor(script, step?.By ?? appeal.By, ids);
            var command = step is null ? await CollectAsync(appeal, actor, ids, cancel) : Command(step);
            var sent = new SentCommand(ids.Command($"appeal/{appeal.Key}/{moment.Number}"), actor, command)
            {
                Stream = Stream(appeal, ids),
                At = moment.At,
                Request = mark,
            };
            await desk.SendAsync(sent, s => collecting.SendAsync(s, step is null ? appeal.Contact : null, cancel), cancel);
        }
    }

    /// <summary>The stream of the last step and the number of steps on it: once it has so many versions, all has been played.</summary>
    public static (Guid Stream, int Steps) Last(DemoScript script, DateTimeOffset until)
    {
        var last = Order(script, until)[^1];
        return (Stream(last.Appeal, new DemoIds(script.Version)), last.Number + 1);
    }

    private static Guid Stream(DemoAppeal appeal, DemoIds ids) => ids.Stream($"appeal/{appeal.Key}/0");

    private static List<Moment> Order(DemoScript script, DateTimeOffset until)
    {
        var moments = new List<Moment>();
        foreach (var appeal in script.Appeals)
        {
            var ago = appeal.Ago;
            moments.Add(new(WorkingMoments.Before(until, ago), appeal, null, 0));
            foreach (var (number, step) in (appeal.Then ?? []).Index())
                moments.Add(new(WorkingMoments.Before(until, ago -= step.After), appeal, step, number + 1));
        }

        return [.. moments.OrderBy(m => m.At)];
    }

    private async Task<CollectAppeal> CollectAsync(DemoAppeal appeal, Actor actor, DemoIds ids, CancellationToken cancel)
    {
        var command = appeal.Collect.Deserialize<CollectAppeal>(CommandJson.Options)!;
        if (appeal.Picture is null) return command;
        var picture = ids.Command($"picture/{appeal.Key}");
        await files.KeepAsync(picture, appeal.Picture.Draw(), actor.Account, cancel);
        return command with { Attachments = [picture] };
    }

    private static ICommand Command(DemoStep step) => (ICommand)step.With.Deserialize(
        CommandCatalogue.Definitions.Single(d => d.State == typeof(Appeal) && d.Verb == step.Verb).Command, CommandJson.Options)!;

    private static Actor Actor(DemoScript script, string by, DemoIds ids)
    {
        if (script.Machines.FirstOrDefault(m => by.Equals(m.Role.ToString(), StringComparison.OrdinalIgnoreCase)) is { } machine)
            return new(ids.Account(machine.Role.ToString()), machine.Role, ids.Unit(script.Units[0].Code));
        var (name, unit) = by.Split('@') is [var n, var u] ? (n, u) : (by, null);
        var person = script.People.Single(p => p.UserName == name);
        var post = unit is null ? person.Posts[0] : person.Posts.Single(p => p.Unit == unit);
        return new(ids.Account(name), post.Role, ids.Unit(post.Unit));
    }

    private sealed record Moment(DateTimeOffset At, DemoAppeal Appeal, DemoStep? Step, int Number);
}
