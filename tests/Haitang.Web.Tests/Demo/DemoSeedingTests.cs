using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.Web.Commands;
using Haitang.Web.Demo;
using Haitang.Web.Identity;
using Haitang.Web.Live;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Haitang.Web.Tests.Demo;

public sealed class DemoSeedingTests
{
    [Fact]
    public async Task the_same_script_up_to_the_same_moment_makes_the_same_log_even_after_a_broken_off_start()
    {
        await using var whole = await DemoHost.StartSeededAsync();
        await using var broken = await DemoHost.StartAsync();
        using var stop = new CancellationTokenSource();
        var left = 200;
        using (broken.Services.GetRequiredService<LiveFeed>().Subscribe(_ =>
        {
            if (Interlocked.Decrement(ref left) == 0) stop.Cancel();
        }))
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => broken.SeedAsync(stop.Token));
        }

        var partly = (await broken.LogAsync()).Count;
        Assert.Equal(DemoState.Seeded, (await broken.SeedAsync()).State);
        var log = await whole.LogAsync();
        Assert.InRange(partly, 1, log.Count - 1);
        Assert.Equal(log, await broken.LogAsync());
    }

    [Fact]
    public async Task a_database_with_other_data_is_left_alone()
    {
        await using var host = await DemoHost.StartAsync();
        await host.Services.GetRequiredService<CommandDesk>().SendAsync(
            new SentCommand(Guid.CreateVersion7(), Actor.System, new OpenUnit { Code = "CS", Kind = UnitKind.City, Name = "某市", NameEn = "Some city" }));
        var seeding = await host.SeedAsync();
        Assert.Equal(DemoState.OtherData, seeding.State);
        Assert.Empty(seeding.Accounts);
        Assert.Single(await host.LogAsync());
        Assert.False(await host.Services.GetRequiredService<DemoMark>().IsDemoAsync());
    }

    [Fact]
    public async Task a_lost_password_is_replaced_so_that_people_can_sign_in_again()
    {
        await using var host = await DemoHost.StartSeededAsync();
        File.Delete(Path.Combine(host.Folder, "demo-password"));
        var account = (await host.SeedAsync()).Accounts[0];
        await using var scope = host.Services.CreateAsyncScope();
        var people = scope.ServiceProvider.GetRequiredService<UserManager<Person>>();
        Assert.True(await people.CheckPasswordAsync((await people.FindByNameAsync(account.UserName))!, account.Password));
    }
}
