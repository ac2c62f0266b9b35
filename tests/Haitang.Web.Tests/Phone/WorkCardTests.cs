using Bunit;
using Haitang.Domain.Appeals;
using Haitang.Domain.Deadlines;
using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.Domain.Tickets;
using Haitang.Projections.Phone;
using Haitang.Web.Phone;
using Haitang.Web.Tests.Shell;
using Haitang.Web.Tests.Words;
using Haitang.Web.Words;

namespace Haitang.Web.Tests.Phone;

public sealed class WorkCardTests : ComponentTest
{
    private WorkItem Item => new(
        Guid.Parse("0193a1b2-0000-7000-8000-0000000000bb"), 3, null, AppealStatus.Collected, "HT-241012-31", "3 幢楼道堆放电动车", "西门大街 112 号",
        Guid.Empty, Clock.Now.AddMinutes(-3), null);

    private IRenderedComponent<WorkCard> Card(WorkItem item, params QuickAct[] acts) =>
        See<WorkCard>(null, p => p.Add(c => c.Item, item).Add(c => c.Acts, acts));

    private string[] Chips(WorkItem item)
    {
        using var _ = Reading.In(Language.Chinese);
        return [.. Card(item).FindAll(".chip").Select(c => $"{c.ClassName!.Split(' ')[^1]} {c.TextContent}")];
    }

    [Fact]
    public void a_card_leads_to_its_case_on_the_phone() => Assert.Equal("phone/cases/HT-241012-31", Card(Item).Find("h3 a").GetAttribute("href"));

    [Theory]
    [InlineData(-40, -60, "r 超时 40 分")]
    [InlineData(-150, -200, "r 超时 2 小时")]
    [InlineData(200, -10, "y 余 3 小时")]
    [InlineData(59, -10, "y 余 59 分")]
    [InlineData(3000, 2000, "g 在时限内 · 余 2 天")]
    public void the_light_is_told_in_words(int due, int soon, string chip) =>
        Assert.Equal([chip], Chips(Item with { DueAt = Clock.Now.AddMinutes(due), SoonAt = Clock.Now.AddMinutes(soon) }));

    [Fact]
    public void without_a_clock_the_card_says_where_it_stands() => Assert.Equal(["n 待分类"], Chips(Item));

    [Fact]
    public void the_nearer_clock_stands_beside_the_time_for_the_work()
    {
        var issued = Item with { Ticket = TicketStatus.Issued, DueAt = Clock.Now.AddDays(3), SoonAt = Clock.Now.AddDays(2), AcceptBy = Clock.Now.AddMinutes(-5) };
        Assert.Equal(["g 在时限内 · 余 3 天", "r 签收超时 5 分"], Chips(issued));
        Assert.Equal(["g 在时限内 · 余 3 天", "y 首次联系余 1 小时"], Chips(issued with { Ticket = TicketStatus.Accepted, AcceptBy = null, ContactBy = Clock.Now.AddMinutes(70) }));
    }

    [Theory, InlineData(TicketStatus.ReturnAsked), InlineData(TicketStatus.Suspended)]
    public void the_contact_clock_is_shown_wherever_it_runs(TicketStatus status) => Assert.Equal(
        ["g 在时限内 · 余 3 天", "y 首次联系余 1 小时"],
        Chips(Item with { Ticket = status, DueAt = Clock.Now.AddDays(3), SoonAt = Clock.Now.AddDays(2), ContactBy = Clock.Now.AddMinutes(70) }));

    [Fact]
    public void of_two_clocks_the_one_that_runs_out_first_is_shown() => Assert.Equal(
        ["n 待签收", "y 首次联系余 30 分"],
        Chips(Item with { Ticket = TicketStatus.Issued, AcceptBy = Clock.Now.AddHours(2), ContactBy = Clock.Now.AddMinutes(30) }));

    [Theory]
    [InlineData(TicketStatus.Issued, true, new[] { "accept" })]
    [InlineData(TicketStatus.ReturnAsked, true, new string[0])]
    [InlineData(TicketStatus.Accepted, true, new[] { "contact", "progress", "complete" })]
    [InlineData(TicketStatus.Accepted, false, new[] { "progress", "complete" })]
    [InlineData(TicketStatus.Suspended, true, new[] { "contact", "progress" })]
    [InlineData(TicketStatus.Suspended, false, new[] { "progress" })]
    public void first_contact_is_offered_where_it_is_due_and_can_be_made(TicketStatus status, bool due, string[] acts)
    {
        var item = Item with { Ticket = status, ContactBy = due ? Clock.Now.AddHours(1) : null };
        var actor = new Actor(Guid.CreateVersion7(), Role.GridLeader, Unit);
        Assert.Equal(acts, QuickActs.OnCard(item, actor, OrganisationDirectory.Empty).Select(a => a.Key));
        // The page of the case offers what the card does: also of a ticket that was never to be contacted.
        var contact = due ? Deadline.From(Clock.Now, new(TimeSpan.FromHours(1), Working: false), new(WorkingTime.UsualHours, new([]))) : null;
        Assert.Equal(acts, QuickActs.OfTicket(new() { Status = status, Unit = Unit, Contact = contact }, actor, OrganisationDirectory.Empty).Select(a => a.Key));
        Assert.DoesNotContain(
            QuickAct.Contact, QuickActs.OfTicket(new() { Status = status, Unit = Unit, Contact = contact, Contacted = true }, actor, OrganisationDirectory.Empty));
    }

    [Fact]
    public void a_card_of_supervision_and_a_rework_are_named() =>
        Assert.Equal(["n 办理中", "r 红牌", "r 返工第 2 轮"], Chips(Item with { Ticket = TicketStatus.Accepted, Card = Haitang.Domain.Tickets.Card.Red, Run = 2 }));

    [Fact]
    public void the_chip_grows_older_by_itself()
    {
        using var _ = Reading.In(Language.Chinese);
        var card = Card(Item with { DueAt = Clock.Now.AddMinutes(1), SoonAt = Clock.Now.AddMinutes(-1) });
        Clock.Now = Clock.Now.AddMinutes(6);
        Clock.Fire();
        card.WaitForAssertion(() => Assert.Equal("超时 5 分", card.Find(".chip.r").TextContent));
    }

    [Fact]
    public void a_button_tells_the_script_what_to_send_where_and_in_whose_eyes()
    {
        var buttons = Card(Item, QuickAct.Message, QuickAct.Settle).FindAll("button");
        Assert.Equal("appeals/0193a1b2-0000-7000-8000-0000000000bb/settle-on-spot", buttons[1].GetAttribute("data-path"));
        Assert.Equal("3", buttons[1].GetAttribute("data-version"));
        // What others do meanwhile does not stand against words.
        Assert.False(buttons[0].HasAttribute("data-version"));
        Assert.Contains("p", buttons[1].ClassList);
    }
}
