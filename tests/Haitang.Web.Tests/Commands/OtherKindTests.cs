using Haitang.Domain.Appeals;
using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.Domain.Tickets;
using Haitang.Web.Commands;
using Haitang.Web.Tests.City;
using Haitang.Web.Tests.Identity;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Haitang.Web.Tests.Commands;

/// <summary>A command sent to the id of another kind of stream: to that command nothing is there.</summary>
public sealed class OtherKindTests(TestCity city) : IClassFixture<TestCity>
{
    [Fact]
    public async Task a_channel_s_command_does_not_touch_the_deadline_policy()
    {
        var policy = await city.AskAsync<Guid>("select id from haitang.stream_states where type = 'deadline_policy'");
        await using var node = await city.StartNodeAsync();
        Assert.IsType<CommandAnswer.NotFound>(await SendAsync(node, Actor.System, new RetireChannel(), policy));
        Assert.IsType<CommandAnswer.NotFound>(await SendAsync(node, await city.ActorAsync(Role.Admin, "CS"), new RetireChannel(), policy));
        var snapshot = await node.Services.GetRequiredService<DirectoryCache>().SnapshotNowAsync(TestContext.Current.CancellationToken);
        Assert.NotEmpty(snapshot.Organisation.Units);
        await node.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task what_a_refused_command_looked_at_is_still_what_it_was_to_the_next_one()
    {
        var unit = await city.UnitAsync("QC");
        await using var node = await city.StartNodeAsync();
        Assert.IsType<CommandAnswer.Forbidden>(await SendAsync(node, await city.ActorAsync(Role.Community, "YS-1"), new RetireChannel(), unit));
        Assert.IsType<CommandAnswer.Done>(await SendAsync(node, Actor.System, new RenameUnit { Name = "琴川街道办", NameEn = "Qinchuan" }, unit));
        await node.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task the_id_of_a_case_is_no_ticket_s()
    {
        var appeal = (await city.DoneAsync(await city.ActorAsync(Role.Town, "YS"), new CollectAppeal
        {
            Channel = "grid-visit",
            Title = "楼道堆放电动车",
            Text = "3 幢楼道里堆了四辆电动车。",
            Unit = "YS-1",
            Subject = Subject.Resident,
        })).Stream;
        await using var node = await city.StartNodeAsync();
        var department = await city.ActorAsync(Role.Department, "CG");
        Assert.IsType<CommandAnswer.NotFound>(await SendAsync(node, department, new AcceptTicket(), appeal));
        Assert.IsType<CommandAnswer.NotFound>(await SendAsync(node, department, new AcceptTicket(), Guid.CreateVersion7()));
        await node.StopAsync(TestContext.Current.CancellationToken);
    }

    private static Task<CommandAnswer> SendAsync(WebApplication node, Actor by, ICommand command, Guid stream) =>
        node.Services.GetRequiredService<CommandDesk>().SendAsync(
            new(Guid.CreateVersion7(), by, command) { Stream = stream }, TestContext.Current.CancellationToken);
}
