using Haitang.Domain.Decisions;
using Haitang.Domain.Tests.Organisation;
using static Haitang.Domain.Tests.GivenWhenThen;
using static Haitang.Domain.Tests.Organisation.TestRules;

namespace Haitang.Domain.Tests.Examples;

/// <summary>Leads a state on by commands that must be accepted, one stream alone.</summary>
internal static class Play
{
    public static Facts Facts(Actor by, DateTimeOffset now, Guid? stream = null) =>
        new Facts(by, now, stream ?? Id, CommandId, TestCity.Organisation) { Deadlines = Rules }.With(new CaseNumber(7));

    public static TState After<TState>(this TState state, ICommand<TState> command, Actor by, DateTimeOffset? now = null)
        where TState : class, IStreamState<TState> =>
        state.With(command.Decide(state, Facts(by, now ?? T0)), command);

    public static TState After<TState>(this TState state, ICommandOnTwo<TState> command, TState other, Actor by, DateTimeOffset? now = null)
        where TState : class, IStreamState<TState> =>
        state.With(command.Decide(state, other, Facts(by, now ?? T0)), command);

    private static TState With<TState>(this TState state, Decision decision, ICommand command) where TState : class, IStreamState<TState> =>
        decision switch
        {
            Decision.Accepted accepted => accepted.Events.Aggregate(state, TState.Evolve),
            Decision.Refused refused => throw new InvalidOperationException(
                $"{command.GetType().Name}: {string.Join(", ", refused.Reasons.Select(r => $"{r.Code} {r.Field}"))}"),
            _ => throw new InvalidOperationException(),
        };

    public static History<TState> Given<TState>(TState state) where TState : class, IStreamState<TState> =>
        new History<TState>(state).In(TestCity.Organisation).Under(Rules).Knowing(new CaseNumber(7));
}
