using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Haitang.Domain.Organisation;
using Haitang.Testing;
using Haitang.Web.Standby;
using Haitang.Web.Tests.City;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Haitang.Web.Tests.Standby;

/// <summary>Somebody named a database as the standby that is none of ours: nothing of it is ever shown.</summary>
public sealed class ForeignStandbyTests : IAsyncLifetime
{
    private TestDatabase _other = null!;
    private TestCity _city = null!;

    public async ValueTask InitializeAsync()
    {
        _other = await TestDatabase.CreateAsync();
        _city = new() { Configuring = b => b.Configuration.AddInMemoryCollection([new("ConnectionStrings:HaitangStandby", _other.ConnectionString)]) };
        await _city.InitializeAsync();
        await Wait.UntilAsync(() => _city.Services.GetRequiredService<StandbyWatch>().Sight.State is StandbyState.Foreign);
    }

    public async ValueTask DisposeAsync()
    {
        await _city.DisposeAsync();
        await _other.DisposeAsync();
    }

    [Fact]
    public async Task boards_are_read_from_the_primary_and_say_so()
    {
        using var secretary = await Staff.AtAsync(_city, Role.Secretary, "CS");
        var board = await secretary.GetAsync("boards/CS");
        Assert.Equal("foreign", board.GetProperty("standby").GetProperty("state").GetString());
        Assert.True(board.GetProperty("standby").GetProperty("since").GetDateTimeOffset() <= DateTimeOffset.UtcNow);
        foreach (var page in (string[])["/board/CS", "/board/CS/cases?figure=collected"])
            Assert.Contains("所设备库不属于本库，暂读主库", WebUtility.HtmlDecode(await secretary.Client.GetStringAsync(page)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task the_node_is_ready_and_warns()
    {
        using var anybody = new HttpClient { BaseAddress = _city.Address };
        var ready = await anybody.GetFromJsonAsync<JsonElement>("/health/ready");
        Assert.Equal("warning", ready.GetProperty("checks").GetProperty("standby").GetProperty("status").GetString());
    }
}
