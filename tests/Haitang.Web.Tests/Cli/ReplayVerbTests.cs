using System.Globalization;
using System.Text.Json;
using Haitang.Domain.Appeals;
using Haitang.Domain.Deadlines;
using Haitang.Domain.Organisation;
using Haitang.Domain.Tickets;
using Haitang.Web.Privacy;
using Haitang.Web.Tests.City;
using Microsoft.Extensions.DependencyInjection;

namespace Haitang.Web.Tests.Cli;

public sealed class ReplayVerbTests(TestCity city) : IClassFixture<TestCity>
{
    [Fact]
    public async Task a_case_is_told_as_it_was_at_any_moment_and_version()
    {
        var (appeal, number) = await WorkedOnAsync(confidential: false);
        var now = (await RunAsync(number)).Answer;
        Assert.Equal(appeal, now.GetProperty("id").GetGuid());
        Assert.Equal("in-hand", StatusOf(now.GetProperty("appeal")));
        Assert.Equal("accepted", StatusOf(Assert.Single(now.GetProperty("tickets").EnumerateArray()).GetProperty("state")));
        var history = now.GetProperty("history").EnumerateArray().ToList();
        // Streams of one command stand in the order of their ids.
        Assert.Equal(
            ["appeal_classified", "appeal_collected", "appeal_dispatched", "ticket_accepted", "ticket_issued"],
            history.Select(e => e.GetProperty("type").GetString()!).Order(StringComparer.Ordinal));
        Assert.Contains("Accepted", history[^1].GetProperty("words").GetString(), StringComparison.OrdinalIgnoreCase);

        var classified = history[1].GetProperty("recordedAt").GetDateTimeOffset().ToString("O", CultureInfo.InvariantCulture);
        foreach (var before in new[] { await RunAsync(number, "--at", classified), await RunAsync(appeal.ToString(), "--version", "2") })
        {
            Assert.Equal("classified", StatusOf(before.Answer.GetProperty("appeal")));
            Assert.Empty(before.Answer.GetProperty("tickets").EnumerateArray());
            Assert.Equal(2, before.Answer.GetProperty("history").GetArrayLength());
        }

        var text = (await HaitangProgram.RunAsync(["replay", number], Environment())).Output;
        Assert.StartsWith($"{number}  in-hand", text, StringComparison.Ordinal);
        Assert.Contains($"{number}-T1  accepted", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_case_that_is_not_there_or_was_not_there_yet_is_told_with_code_1()
    {
        var (_, number) = await WorkedOnAsync(confidential: false);
        Assert.Equal(1, (await RunAsync("HT-000000-1")).Code);
        Assert.Equal(1, (await RunAsync(number, "--at", "2020-01-01T00:00:00Z")).Code);
        Assert.Equal(1, (await RunAsync(number, "--version", "99")).Code);
        Assert.Equal(2, (await HaitangProgram.RunAsync(["replay", number, "--at", "2020-01-01T00:00:00Z", "--version", "1"])).Code);
    }

    [Fact]
    public async Task that_a_confidential_case_was_read_is_recorded()
    {
        var (appeal, number) = await WorkedOnAsync(confidential: true);
        Assert.Equal(0, (await RunAsync(number)).Code);
        Assert.Contains(await city.Services.GetRequiredService<ConfidentialReads>().OfAsync(appeal), read => read.By.Role is Role.System);
    }

    private static string StatusOf(JsonElement state) => state.GetProperty("status").GetString()!;

    private async Task<(Guid Appeal, string Number)> WorkedOnAsync(bool confidential)
    {
        var centre = await city.ActorAsync(Role.Centre, "CS");
        var collected = await city.DoneAsync(centre, new CollectAppeal
        {
            Channel = "grid-visit",
            Title = "路灯坏了",
            Text = "五盏路灯全灭",
            Unit = "YS",
            Subject = Subject.Resident,
            Confidential = confidential,
        });
        await city.DoneAsync(
            centre, new ClassifyAppeal { Category = "SR-1-1", Nature = Nature.Help, Urgency = Urgency.Routine, Level = Level.Town }, collected.Stream);
        var sent = Guid.CreateVersion7();
        await city.Desk.SendAsync(new(sent, centre, new DispatchAppeal { Lead = "CG" }) { Stream = collected.Stream });
        await city.DoneAsync(await city.ActorAsync(Role.Department, "CG"), new AcceptTicket(), Domain.Decisions.NameBasedId.Of(sent, 1));
        return (collected.Stream, collected.Read().Number!);
    }

    private (string, string)[] Environment() =>
        [("ConnectionStrings__Haitang", city.ConnectionString), ("HAITANG__PRIVACY__MASTERKEYFILE", city.MasterKeyFile)];

    private async Task<(int Code, JsonElement Answer)> RunAsync(params string[] arguments)
    {
        var (code, output, error) = await HaitangProgram.RunAsync(["replay", .. arguments, "--json"], Environment());
        Assert.True(output.Length > 0, error);
        return (code, JsonDocument.Parse(output).RootElement);
    }
}
