using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.Projections.Organisation;
using Haitang.Web.Commands;
using Haitang.Web.Tests.City;
using Haitang.Web.Tests.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Haitang.Web.Tests.Commands;

/// <summary>A standby that is promoted may lack the last that a node has read.</summary>
public sealed class DirectoryCacheTests(TestCity city) : IClassFixture<TestCity>
{
    private DirectoryCache Cache => city.Services.GetRequiredService<DirectoryCache>();

    [Fact]
    public async Task what_the_database_has_lost_is_lost_here_too()
    {
        await LoseAsync("ZA-1");
        Assert.False(await IsKnownAsync("ZA-1"));
    }

    [Fact]
    public async Task what_is_written_in_place_of_what_was_lost_is_read()
    {
        await LoseAsync("ZB-1");
        await AddAsync("ZB-2");
        Assert.Equal((false, true), (await IsKnownAsync("ZB-1"), await IsKnownAsync("ZB-2")));
    }

    [Fact]
    public async Task who_asks_for_an_edition_of_before_gets_the_present_one_and_takes_it_from_nobody()
    {
        var before = await EditionAsync();
        await AddAsync("ZC-1");
        var now = await EditionAsync();
        await Cache.SnapshotAsync(now);
        var asked = await Task.WhenAll(Enumerable.Range(0, 40).Select(n => Cache.SnapshotAsync(n % 2 == 0 ? before : now).AsTask()));
        Assert.All(asked, snapshot => Assert.Equal(now, snapshot.Edition));
    }

    [Fact]
    public async Task no_number_of_an_edition_comes_twice()
    {
        var before = await EditionAsync();
        await city.WithAsync(async (DirectoryRows rows) =>
        {
            await rows.RenewAsync();
            return true;
        });
        var lost = await EditionAsync();
        await city.RunAsync("update haitang.directory_edition set edition = $1", before);
        await AddAsync("ZD-1");
        Assert.True(await EditionAsync() > lost);
        // Nor where a clock was ahead.
        await city.RunAsync("update haitang.directory_edition set edition = edition + 3600000000");
        var ahead = await EditionAsync();
        await AddAsync("ZD-2");
        Assert.Equal(ahead + 1, await EditionAsync());
    }

    /// <summary>A category that the node has read, and of which the database knows nothing any more.</summary>
    private async Task LoseAsync(string code)
    {
        var before = await EditionAsync();
        await AddAsync(code);
        Assert.True(await IsKnownAsync(code));
        await city.RunAsync("delete from haitang.directory_rows where code = $1", code);
        await city.RunAsync("update haitang.directory_edition set edition = $1", before);
    }

    private async Task<bool> IsKnownAsync(string code) =>
        (await Cache.SnapshotAsync(await EditionAsync())).Organisation.Category(new Ref(code)) is not null;

    private Task<CommandAnswer.Done> AddAsync(string code) => city.DoneAsync(
        Actor.System, new AddCategory { City = "CS", Code = code, Name = code, NameEn = code, Parent = new Ref("") });

    private Task<long> EditionAsync() => city.AskAsync<long>("select edition from haitang.directory_edition");
}
