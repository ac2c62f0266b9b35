using Haitang.Domain.Appeals;
using Haitang.Domain.Deadlines;
using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.Domain.Tests.Examples;
using Haitang.Domain.Tickets;
using static Haitang.Domain.Tests.Organisation.TestCity;

namespace Haitang.Domain.Tests.Worlds;

/// <summary>One step of a random walk: any command on any stream by anybody who may, some time later.</summary>
internal sealed record Step(byte Stream, byte Command, byte Actor, byte Minutes)
{
    /// <summary>Mostly minutes, now and then days, so that clocks come due.</summary>
    private TimeSpan Passes => Minutes < 200 ? TimeSpan.FromMinutes(Minutes) : TimeSpan.FromHours((Minutes - 199) * 3);

    /// <summary>Tries one command after the other until one is accepted.</summary>
    private bool Insists => Stream % 3 != 0;

    private bool ClockIsUp => Minutes % 4 != 0;

    /// <summary>What was sent, by whom, and how it was decided; null when nobody at hand may send it or it was the clock's turn.</summary>
    public Taken? Take(World world)
    {
        world.Pass(Passes);
        if (ClockIsUp) world.StrikeClocks();
        if (world.Appeals.Values.Count(a => a.State.IsOpen) < 2) world.Collect(AppealCommands.Collect with { Reporter = Number(290) }, Actor % 2 == 0 ? People.Leader : People.Officer);
        Guid[] cases = [.. world.Appeals.Keys.TakeLast(4)];
        // Mostly where something is going on; now and then anywhere.
        var anywhere = Stream % 5 == 0;
        Guid[] tickets = [.. world.Tickets.Where(t => t.Value.State.IsOpen || anywhere).Select(t => t.Key)];
        var stream = tickets.Length > 0 && Stream % 4 != 0 ? tickets[Stream / 4 % tickets.Length] : cases[Stream / 4 % cases.Length];
        var commands = world.Tickets.ContainsKey(stream) ? TicketCommands.All : AppealCommands.All;
        Taken? taken = null;
        for (var i = 0; i < (Insists ? commands.Count : 1) && taken?.Decision is not Decision.Accepted; i++)
        {
            var command = Adapted(commands[(Command + i) % commands.Count].Command, stream, cases, world);
            // Whoever looks for anything that can be done does not end the case for want of better.
            if (command is null || (i > 0 && command is WithdrawAppeal or WithdrawTicket or MergeAppeal)) continue;
            taken = Send(world, stream, command) ?? taken;
        }

        return taken;
    }

    private Taken? Send(World world, Guid stream, ICommand command)
    {
        for (var i = 0; i < People.Staff.Length; i++)
        {
            var before = world.Events;
            if (world.Send(stream, command, People.Staff[(Actor + i) % People.Staff.Length]) is { } decision) return new(decision, world.Events - before);
        }

        return null;
    }

    /// <summary>Commands that name streams, units and days get such as there are; those of reactions and the clock are theirs.</summary>
    private ICommand? Adapted(ICommand command, Guid stream, Guid[] cases, World world) => command switch
    {
        CollectAppeal => null,
        MergeAppeal merge => merge with { Into = cases[Actor % cases.Length] },
        SeparateAppeal separate => world.Appeals[stream].State.Main is null ? null : separate,
        ClassifyAppeal classify => classify with
        {
            Urgency = (Urgency)(Actor % 4),
            Nature = Actor % 13 == 0 ? Nature.Report : Nature.Help,
            Confidential = Actor % 7 == 0 ? Actor % 2 == 0 : null,
        },
        DispatchAppeal => Dispatch(),
        // What desks wish were rare happens often here.
        AcceptTicket when Actor % 2 == 0 => TicketCommands.AskReturn with { SuggestedUnit = default },
        ReturnTicket when Actor % 3 == 0 => TicketCommands.DenyReturn,
        VerifyTicket when Actor % 2 == 0 => TicketCommands.SendBack,
        RequestExtension ask => ask with { Until = (world.Tickets[stream].State.Due!.By ?? world.Now).AddDays(1 + (Actor % 4)) },
        ExtendTicket extend => extend with { Until = world.Tickets[stream].State.ExtensionAsked ?? world.Now },
        RequestSuspension ask => ask with { ReviewOn = WorkingTime.DayOf(world.Now).AddDays(1 + (Actor % 9)) },
        _ => Permissions.Of(command.GetType()).Any() ? command : null,
    };

    private DispatchAppeal Dispatch()
    {
        UnitEntry[] workers = [Department, Community, Grid, Partner];
        var lead = workers[Actor % workers.Length];
        return new() { Lead = lead.Code, Assisting = Actor % 3 == 0 ? [workers[(Actor + 1) % workers.Length].Code] : [] };
    }
}

/// <summary>How a command was decided, and how many events there are more with all that followed.</summary>
internal sealed record Taken(Decision Decision, int Events);
