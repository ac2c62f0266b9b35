using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.Domain.Tickets;
using Haitang.Projections.Boards;
using Haitang.Projections.Events;
using Haitang.Web.Cases;
using Haitang.Web.Commands;
using Haitang.Web.Forms;
using static Haitang.Web.Words.Screens;

namespace Haitang.Web.Boards;

/// <summary>督办 from a row of the board: one click opens the form, a second one sends it.</summary>
public sealed class Supervising(CommandDesk desk)
{
    /// <summary>The form; null where the viewer cannot give this case a card, or it has the red one.</summary>
    public Act? Of(AttentionRow row, Actor actor, OrganisationDirectory organisation)
    {
        if (row is not { Ticket: { } ticket, Issuer: { } issuer } || row.Card is Card.Red) return null;
        // A board holds no confidential case, so that the ticket's parties follow from its two units.
        var parties = (Ticket.Initial with { Unit = row.Unit, Issuer = issuer }).Parties;
        if (Permissions.Grants(typeof(SuperviseTicket), actor, parties, organisation) is null) return null;
        return Act.Reading(desk, Say("board.supervise"), ticket, form => new SuperviseTicket
        {
            Colour = form.Choice<Card>("colour"),
            Reason = FreeText.OfClear(form.Text("reason")),
        }) with
        {
            Explanation = Say("board.supervise-what", ("number", row.Number), ("title", row.Title), ("unit", CaseChoices.UnitWords(row.Unit, organisation))),
            Fields =
            [
                new ChoiceField("colour", Say("field.colour"), [.. Colours(row.Card).Select(c => new FormChoice(EnumNames.Of(c), Word(c)))])
                {
                    Initial = EnumNames.Of(Colours(row.Card).First()),
                },
                new LinesField("reason", Say("field.reason")) { Rows = 3 },
            ],
        };
    }

    /// <summary>A weaker card cannot follow a stronger one.</summary>
    private static IEnumerable<Card> Colours(Card? shown) => Enum.GetValues<Card>().Where(c => shown is null || c > shown);
}
