using System.Net;
using Haitang.Domain.Organisation;
using Haitang.Faults.Ground;
using Haitang.Faults.Load;

namespace Haitang.Faults;

/// <summary>PostgreSQL has committed, and the node never hears so.</summary>
public sealed class LostReplyTests(ImpatientNode ground, ITestOutputHelper output) : IClassFixture<ImpatientNode>
{
    private readonly FaultCity _city = ground.City;
    private readonly DatabaseLine _line = ground.Line;
    private readonly Node _node = ground.Node;

    [Fact]
    public async Task who_asks_again_after_a_lost_reply_gets_the_first_answer_and_nothing_happens_twice()
    {
        var notes = new Notes();
        // One stream; a new one; several at once.
        await LoseAsync(notes, $"appeals/{_city.Cases[0].Appeal}/post-message", new { text = "一句话", @public = true });
        var appeal = await LoseAsync(notes, "appeals", New);
        await LoseAsync(notes, $"appeals/{appeal.Stream}/classify", new { category = "SR-1-1", nature = "help", urgency = "routine", level = "town" });
        await LoseAsync(notes, $"appeals/{appeal.Stream}/dispatch", new { lead = "YS-1-1", assisting = new[] { "YS-1-2" } });
        await new LogAfter(_city, notes, _node).HoldsAsync();
    }

    [Fact]
    public async Task a_reply_that_never_comes_is_given_up_and_who_asks_again_gets_the_first_answer()
    {
        var (notes, centre) = (new Notes(), _city.At(Role.Centre));
        var trap = _line.Lay(CaughtAt.Reply);
        var (command, path, body) = (Guid.CreateVersion7(), $"appeals/{_city.Cases[0].Appeal}/post-message", new { text = "一句话", @public = true });
        var first = centre.PostAsync(_node, path, body, command);
        await trap.Caught;
        // Meanwhile others work on other cases.
        var other = Guid.CreateVersion7();
        Assert.True(notes.Take(other, "another", await centre.PostAsync(_node, $"appeals/{_city.Cases[1].Appeal}/post-message", body, other)));
        Assert.False(notes.Take(command, path, await first));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await first).Status);
        Assert.True(notes.Take(command, path, await centre.PostAsync(_node, path, body, command)));
        (await trap.Caught).Cut();
        Assert.Equal(2, notes.Ok.Count);
        await new LogAfter(_city, notes, _node).HoldsAsync();
    }

    [Fact]
    public async Task replies_lost_again_and_again_under_load_are_found_by_those_who_ask_again()
    {
        await using var crowd = new Crowd(_city, _node);
        for (var time = 0; time < Form.Times(8, 500); time++)
        {
            (await _line.Lay(time % 4 == 3 ? CaughtAt.Request : CaughtAt.Reply).Caught).Cut();
            await crowd.AcknowledgesAsync(1);
        }

        // And all connections at once.
        _line.Cut();
        await crowd.AcknowledgesAsync(20);
        var notes = await crowd.GoHomeAsync();
        output.WriteLine(notes.ToString());
        Assert.NotEqual(0, notes.ClearedAsOk);
        await new LogAfter(_city, notes, _node).HoldsAsync();
    }

    private static object New => new { channel = "grid-visit", title = "新的诉求", text = "路面积水", unit = "YS", subject = "anonymous" };

    private async Task<Acknowledged> LoseAsync(Notes notes, string path, object body)
    {
        var (person, command) = (_city.At(Role.Town), Guid.CreateVersion7());
        var trap = _line.Lay(CaughtAt.Reply);
        var lost = person.PostAsync(_node, path, body, command);
        if (await Task.WhenAny(lost, trap.Caught) == lost) Assert.Fail($"{path} was not caught: {(await lost).What}");
        (await trap.Caught).Cut();
        var heard = await lost;
        Assert.Equal((HttpStatusCode.ServiceUnavailable, TimeSpan.FromSeconds(5)), (heard.Status, heard.RetryAfter));
        Assert.False(notes.Take(command, path, heard));
        Assert.True(notes.Take(command, path, await person.PostAsync(_node, path, body, command)));
        return notes.Ok[command];
    }
}
