using Haitang.Web.Words;

namespace Haitang.Web.Phone;

/// <summary>News in a few words: the text itself stays in its case.</summary>
public static class NewsWords
{
    /// <param name="type">The written name of the event.</param>
    public static string Of(string type) => Screens.Say("news." + type);

    /// <summary>Red for what burns, amber for what asks to be looked at, green for what came out well.</summary>
    public static string ColourOf(string type) => type switch
    {
        "ticket_overdue" or "ticket_acceptance_overdue" or "ticket_contact_overdue" or "appeal_dispatch_overdue" or "ticket_supervised"
            or "ticket_sent_back" or "appeal_marked_problem" or "appeal_reopened" => "r",
        "ticket_due_soon" or "ticket_issued" or "ticket_return_refused" or "ticket_extension_refused" or "ticket_suspension_refused"
            or "ticket_deadline_moved" or "ticket_resumed" or "appeal_message_posted" or "appeal_escalated" or "appeal_collected" => "y",
        "ticket_verified" or "ticket_extended" or "appeal_answered" or "appeal_settled_on_spot" or "appeal_evaluated" => "g",
        _ => "n",
    };
}
