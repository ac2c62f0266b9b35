using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Haitang.Domain.Appeals;
using Haitang.Domain.Decisions;
using Haitang.Domain.Tests.Examples;
using Haitang.Domain.Tickets;
using static Haitang.Domain.Tests.GivenWhenThen;

namespace Haitang.Domain.Tests.Tables;

/// <summary>What every command does to an example of every state, tried out and printed.</summary>
internal static class TransitionTable
{
    public static string Print()
    {
        var text = new StringBuilder().Append("""
            # Transitions
            What every command does in every state, tried on examples and printed from the code; a test compares. An example stands at
            the moment of the case's first events, and each command is sent with inputs that nothing is wrong with, by a post that may
            send it. The first table of a stream gives the status that follows, `–` where the command is refused; below it stand the
            facts that are recorded and the codes of the refusals.

            """);
        Stream(text, "Appeal 诉求", AppealExamples.All, AppealCommands.All, s => s.Status, (s, c, f) => c switch
        {
            ICommandOnTwo<Appeal> two => two.Decide(s, AppealExamples.MainCase, f),
            ICommand<Appeal> one => one.Decide(s, f),
            _ => throw new InvalidOperationException(),
        });
        Stream(text, "Ticket 工单", TicketExamples.All, TicketCommands.All, s => s.Status, (s, c, f) => ((ICommand<Ticket>)c).Decide(s, f));
        return text.ToString();
    }

    private static void Stream<TState, TStatus>(
        StringBuilder text, string title, IReadOnlyList<(string Name, TState State)> states, IReadOnlyList<(ICommand Command, Actor By)> commands,
        Func<TState, TStatus> status, Func<TState, ICommand, Facts, Decision> decide)
        where TState : class, IStreamState<TState> where TStatus : struct, Enum
    {
        Decision Decide(TState state, (ICommand Command, Actor By) sent) => decide(state, sent.Command, Play.Facts(sent.By, T0));
        // What has not begun can only begin: anything else never comes to a decision.
        bool Comes(TState state, ICommand command) => state != TState.Initial || command is IStartingCommand;

        text.Append(CultureInfo.InvariantCulture, $"\n## {title}\n");
        text.Append(CultureInfo.InvariantCulture, $"| | {string.Join(" | ", states.Select(s => s.Name))} |\n");
        text.Append(CultureInfo.InvariantCulture, $"|---|{string.Concat(states.Select(_ => "---|"))}\n");
        foreach (var sent in commands)
        {
            var cells = states.Select(s => Comes(s.State, sent.Command) && Decide(s.State, sent) is Decision.Accepted a ? Words(status(Fold(s.State, a)).ToString()) : "–");
            text.Append(CultureInfo.InvariantCulture, $"| {sent.Command.GetType().Name} | {string.Join(" | ", cells)} |\n");
        }

        foreach (var (name, state) in states)
            State(text, name, commands.Where(c => Comes(state, c.Command)).Select(c => (c.Command.GetType().Name, Decide(state, c))));
    }

    private static void State(StringBuilder text, string name, IEnumerable<(string Command, Decision Decision)> tried)
    {
        text.Append(CultureInfo.InvariantCulture, $"\n### {char.ToUpperInvariant(name[0])}{name[1..]}\n");
        foreach (var (command, decision) in tried)
        {
            if (decision is Decision.Accepted accepted) text.Append(CultureInfo.InvariantCulture, $"- {command}: {Facts(accepted)}\n");
        }

        var refused = tried.Where(t => t.Decision is Decision.Refused)
            .GroupBy(t => string.Join(", ", ((Decision.Refused)t.Decision).Reasons.Select(r => $"`{r.Code}`")), t => t.Command);
        foreach (var group in refused.OrderBy(g => g.Key, StringComparer.Ordinal))
            text.Append(CultureInfo.InvariantCulture, $"- refused, {group.Key}: {string.Join(", ", group)}\n");
    }

    private static string Facts(Decision.Accepted accepted)
    {
        var facts = string.Join(", ", accepted.Events.Select(e => e.GetType().Name));
        if (accepted.OtherEvents.Count > 0) facts += $"; on the other case {string.Join(", ", accepted.OtherEvents.Select(e => e.GetType().Name))}";
        if (accepted.Started.Count > 0) facts += $"; starts {string.Join(", ", accepted.Started.Select(s => string.Join(" + ", s.Events.Select(e => e.GetType().Name))))}";
        return facts;
    }

    private static TState Fold<TState>(TState state, Decision.Accepted accepted) where TState : class, IStreamState<TState> =>
        accepted.Events.Aggregate(state, TState.Evolve);

    private static string Words(string name) => Regex.Replace(name, "(?<!^)([A-Z])", m => $" {m.Value}").ToLowerInvariant();
}
