using Haitang.Domain.Appeals;
using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.Domain.Tickets;
using Haitang.Projections.Cases;
using Haitang.Web.Commands;
using Haitang.Web.Forms;
using Haitang.Web.Words;

namespace Haitang.Web.Cases.Work;

/// <summary>What a person can do with the appeal and the tickets of a case now, each with its form.</summary>
public sealed class CaseWork(CommandDesk desk, CaseList cases)
{
    /// <summary>These have forms of their own.</summary>
    private static readonly HashSet<Type> Elsewhere = [typeof(CollectAppeal), typeof(ClassifyAppeal), typeof(EscalateAppeal), typeof(SettleAppealOnSpot)];

    /// <summary>What others do meanwhile does not stand against it: no version goes with it.</summary>
    private static readonly HashSet<Type> Blind = [typeof(ReportProgress), typeof(ContactReporter), typeof(PostMessage), typeof(SupplementAppeal)];

    public IReadOnlyList<Act> OfAppeal(CaseFile file, Actor actor)
    {
        if (file.Key is null) return [];
        var state = file.State<Appeal>(file.Row.Id);
        return Offered<Appeal>(file, file.Row.Id, state, actor, type => !Elsewhere.Contains(type) && Openings.Fits(type, state, actor));
    }

    public IReadOnlyList<Act> OfTicket(CaseFile file, Guid ticket, Actor actor)
    {
        if (file.Key is null) return [];
        var state = file.State<Ticket>(ticket);
        return Offered<Ticket>(file, ticket, state, actor, type => Openings.Fits(type, state));
    }

    public IReadOnlyList<LaterAct> LaterOfAppeal(CaseFile file, Actor actor)
    {
        var state = file.State<Appeal>(file.Row.Id);
        return Later(file, state, actor, type => Openings.WaitsFor(type, state));
    }

    public IReadOnlyList<LaterAct> LaterOfTicket(CaseFile file, Guid ticket, Actor actor)
    {
        var state = file.State<Ticket>(ticket);
        return Later(file, state, actor, type => Openings.WaitsFor(type, state));
    }

    private static List<LaterAct> Later<TState>(CaseFile file, TState state, Actor actor, Func<Type, string?> waits) where TState : class, IStreamState<TState> =>
    [
        .. from line in Lines(file, state, actor)
           let what = waits(line.Command)
           where what is not null && file.Key is not null
           select new LaterAct(line.Verb!, LabelOf(line), Screens.Say("later." + what)),
    ];

    private List<Act> Offered<TState>(CaseFile file, Guid stream, TState state, Actor actor, Func<Type, bool> fits) where TState : class, IStreamState<TState> =>
    [
        .. Lines(file, state, actor).Where(d => fits(d.Command)).Select(d => ActOf(d, stream, file, actor)),
    ];

    /// <summary>What somebody may do with a stream in any of its states, in the order of the work.</summary>
    private static IEnumerable<CommandDefinition> Lines<TState>(CaseFile file, TState state, Actor actor) where TState : class, IStreamState<TState> =>
        CommandCatalogue.Definitions
            .Where(d => d.State == typeof(TState) && d is { Verb: not null, Starts: false })
            .Where(d => Permissions.Grants(d.Command, actor, state.Parties, file.Organisation) is not null)
            .OrderBy(d => Openings.OrderOf(d.Command));

    private static string LabelOf(CommandDefinition definition) => Screens.Say($"verb.{StreamKinds.PluralOf(definition.State)}.{definition.Verb}");

    private Act ActOf(CommandDefinition definition, Guid stream, CaseFile file, Actor actor) =>
        new(definition.Verb!, definition.Command, LabelOf(definition), async sending =>
        {
            var (command, wrong) = await CatalogueForm.ReadAsync(definition.Command, sending.Draft, number => CaseAsync(number, file, actor));
            if (command is null) return new(new CommandAnswer.Refused(wrong));
            return new(await desk.SendAsync(new SentCommand(sending.Id, sending.By, command)
            {
                Stream = stream,
                ExpectedVersion = Blind.Contains(definition.Command) ? null : sending.Seen,
            }));
        })
        {
            Fields = CatalogueForm.Fields(definition.Command, file.Organisation),
            Blind = Blind.Contains(definition.Command),
        };

    private async Task<Guid?> CaseAsync(string number, CaseFile file, Actor actor) =>
        (await cases.OneAsync(Scope.Of(actor), number.ToUpperInvariant(), file.Organisation))?.Id;
}
