using Haitang.Domain.Appeals;
using Haitang.Domain.Deadlines;
using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.Projections.Timelines;
using Haitang.Web.Commands;
using Haitang.Web.Tests.City;
using Microsoft.Extensions.DependencyInjection;

namespace Haitang.Web.Tests.Commands;

public sealed class DeskTests(TestCity city) : IClassFixture<TestCity>
{
    private static readonly ClassifyAppeal Classify = new()
    {
        Category = "SR-1-1",
        Nature = Nature.Help,
        Urgency = Urgency.Routine,
        Level = Level.Town,
    };

    private static CollectAppeal Appeal(string unit) => new()
    {
        Channel = "grid-visit",
        Title = "楼道堆放电动车",
        Text = "3 幢楼道里堆了四辆电动车。",
        Unit = unit,
        Subject = Subject.Resident,
    };

    private Task<IReadOnlyList<HistoryEntry>> HistoryAsync(Guid appeal) => city.Services.GetRequiredService<CaseHistory>().OfAsync([appeal]);

    private async Task<Guid> CollectedAsync() => (await city.DoneAsync(await city.ActorAsync(Role.Town, "YS"), Appeal("YS-1"))).Stream;

    [Fact]
    public async Task of_32_who_saw_the_same_version_one_wins_and_31_are_told_that_it_moved_on()
    {
        var appeal = await CollectedAsync();
        var clerk = await city.ActorAsync(Role.Town, "YS");
        var answers = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => city.SendAsync(clerk, Classify, appeal, version: 1)));
        Assert.Single(answers, a => a is CommandAnswer.Done);
        Assert.All(answers.Where(a => a is not CommandAnswer.Done), a => Assert.Equal(2, Assert.IsType<CommandAnswer.Stale>(a).CurrentVersion));
        Assert.Equal(2, (await HistoryAsync(appeal)).Count);
    }

    [Fact]
    public async Task of_32_who_write_blind_nobodys_words_are_lost()
    {
        var appeal = await CollectedAsync();
        var clerk = await city.ActorAsync(Role.Town, "YS");
        var answers = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => city.SendAsync(clerk, Classify, appeal)));
        Assert.All(answers, a => Assert.IsType<CommandAnswer.Done>(a));
        Assert.Equal(Enumerable.Range(1, 33).Select(v => (long)v), (await HistoryAsync(appeal)).Select(e => e.Version));
    }

    [Fact]
    public async Task a_repeated_command_gets_the_first_answer_even_after_others_have_acted()
    {
        var appeal = await CollectedAsync();
        var clerk = await city.ActorAsync(Role.Town, "YS");
        var sent = new SentCommand(Guid.CreateVersion7(), clerk, Classify) { Stream = appeal, ExpectedVersion = 1 };
        var first = Assert.IsType<CommandAnswer.Done>(await city.Desk.SendAsync(sent));
        await city.DoneAsync(clerk, new SettleAppealOnSpot { Result = "已清走" }, appeal);
        var again = Assert.IsType<CommandAnswer.Done>(await city.Desk.SendAsync(sent));
        Assert.True(again.Repeated);
        Assert.Equal(first.Body, again.Body);
        Assert.Equal(3, (await HistoryAsync(appeal)).Count);
    }

    [Fact]
    public async Task twins_of_one_starting_command_make_one_appeal()
    {
        var clerk = await city.ActorAsync(Role.Town, "YS");
        var sent = new SentCommand(Guid.CreateVersion7(), clerk, Appeal("YS-1"));
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => city.Desk.SendAsync(sent)));
        Assert.Single(answers.Select(a => Convert.ToHexString(Assert.IsType<CommandAnswer.Done>(a).Body)).Distinct());
        Assert.Single(answers, a => a is CommandAnswer.Done { Repeated: false });
    }

    [Fact]
    public async Task an_id_that_was_used_for_another_command_is_refused()
    {
        var clerk = await city.ActorAsync(Role.Town, "YS");
        var id = Guid.CreateVersion7();
        Assert.IsType<CommandAnswer.Done>(await city.Desk.SendAsync(new SentCommand(id, clerk, Appeal("YS-1"))));
        Assert.IsType<CommandAnswer.KeyReused>(await city.Desk.SendAsync(new SentCommand(id, clerk, Appeal("YS-1") with { Title = "别的事" })));
    }

    [Fact]
    public async Task a_refusal_writes_nothing_and_is_decided_anew()
    {
        var appeal = await CollectedAsync();
        var clerk = await city.ActorAsync(Role.Town, "YS");
        var sent = new SentCommand(Guid.CreateVersion7(), clerk, Classify with { Category = "SR" }) { Stream = appeal };
        Assert.IsType<CommandAnswer.Refused>(await city.Desk.SendAsync(sent));
        Assert.IsType<CommandAnswer.Done>(await city.Desk.SendAsync(sent with { Command = Classify }));
    }

    [Fact]
    public async Task a_disabled_account_is_refused_at_its_next_command()
    {
        var clerk = await city.ActorAsync(Role.Town, "QC");
        await city.DoneAsync(clerk, Appeal("QC-1"));
        await city.DoneAsync(Actor.System, new DisableAccount { Reason = DisableReason.Left }, clerk.Account);
        Assert.IsType<CommandAnswer.NotLive>(await city.SendAsync(clerk, Appeal("QC-1")));
    }

    [Fact]
    public async Task who_acts_for_a_lower_unit_is_recorded_as_doing_so()
    {
        var leader = await city.ActorAsync(Role.GridLeader, "YS-1-1");
        var appeal = (await city.DoneAsync(leader, Appeal("YS-1-1"))).Stream;
        await city.DoneAsync(await city.ActorAsync(Role.Town, "YS"), Classify, appeal);
        Assert.Equal([Relation.Holder, Relation.Above], (await HistoryAsync(appeal)).Select(e => e.Relation));
    }

    [Fact]
    public async Task two_nodes_on_one_database_hear_of_each_others_changes()
    {
        await using var other = await city.StartNodeAsync();
        var feed = other.Services.GetRequiredService<Haitang.Web.Live.LiveFeed>();
        // It has looked where the log ends, and listens from then on.
        await Wait.UntilAsync(() => feed.Position > 0);
        var heard = new TaskCompletionSource();
        using var _ = feed.Subscribe(change =>
        {
            if (change?.Stream == "appeal") heard.TrySetResult();
        });
        await CollectedAsync();
        await heard.Task.WaitAsync(TimeSpan.FromSeconds(10));
    }
}
