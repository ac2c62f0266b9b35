using Haitang.Domain.Appeals;
using Haitang.Domain.Tickets;
using Haitang.Web.Commands;

namespace Haitang.Web.Phone;

/// <summary>Something that is done on the phone by a few touches, also without a connection: a sheet, and a command at its address.</summary>
/// <param name="Key">Under <c>act-</c> in the phone's words.</param>
public sealed record QuickAct(string Key, Type Command)
{
    public static QuickAct Accept { get; } = new("accept", typeof(AcceptTicket));
    public static QuickAct Contact { get; } = new("contact", typeof(ContactReporter));
    public static QuickAct Progress { get; } = new("progress", typeof(ReportProgress))
    {
        Text = new("text", ReportProgress.MostText),
        Phrases = 5,
        Photos = ReportProgress.MostAttachments,
        AsksPercent = true,
        AsksPublic = true,
    };

    public static QuickAct Complete { get; } = new("complete", typeof(CompleteTicket))
    {
        Text = new("result", CompleteTicket.MostResult),
        Phrases = 3,
        Photos = ReportProgress.MostAttachments,
        AsksOutcome = true,
        AsksPlan = true,
        Versioned = true,
    };

    /// <summary>What goes on with a case that nobody has a ticket of yet: words, to the resident or among staff.</summary>
    public static QuickAct Message { get; } = new("message", typeof(PostMessage))
    {
        Text = new("text", PostMessage.MostText),
        Phrases = 5,
        AsksPublic = true,
    };

    public static QuickAct Supplement { get; } = new("supplement", typeof(SupplementAppeal))
    {
        Text = new("text", CollectAppeal.MostText),
        Photos = CollectAppeal.MostAttachments,
    };

    public static QuickAct Escalate { get; } = new("escalate", typeof(EscalateAppeal))
    {
        Text = new("reason", EscalateAppeal.MostReason),
        Phrases = 3,
        Versioned = true,
    };

    public static QuickAct Settle { get; } = new("settle", typeof(SettleAppealOnSpot))
    {
        Text = new("result", SettleAppealOnSpot.MostResult),
        Phrases = 3,
        Photos = CollectAppeal.MostAttachments,
        Versioned = true,
    };

    public static QuickAct Answer { get; } = new("answer", typeof(AnswerAppeal))
    {
        Text = new("text", AnswerAppeal.MostText),
        AsksOutcome = true,
        Versioned = true,
    };

    public static IReadOnlyList<QuickAct> All { get; } = [Accept, Contact, Progress, Complete, Message, Supplement, Escalate, Settle, Answer];

    /// <summary>As in addresses.</summary>
    public string Verb => CommandCatalogue.Of(Command).Verb!;

    /// <summary>What it is done to, as in addresses.</summary>
    public string Streams => StreamKinds.PluralOf(CommandCatalogue.Of(Command).State);

    /// <summary>The one text that it takes: the member of its command, and how long it may be.</summary>
    public QuickText? Text { get; private init; }

    /// <summary>How many ready phrases its words have.</summary>
    public int Phrases { get; private init; }

    /// <summary>How many photos it takes.</summary>
    public int Photos { get; private init; }
    public bool AsksPercent { get; private init; }
    public bool AsksPublic { get; private init; }
    public bool AsksOutcome { get; private init; }
    public bool AsksPlan { get; private init; }

    /// <summary>Decided by what the person saw: a change in between is told first.</summary>
    public bool Versioned { get; private init; }

    /// <summary>Nothing is asked: the touch itself does it.</summary>
    public bool IsAtOnce => this == Accept;
}

/// <summary>A text that a sheet takes.</summary>
public sealed record QuickText(string Name, int Most);
