using Haitang.Domain.Appeals;
using Haitang.Domain.Deadlines;
using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.Web.Hotline;
using Haitang.Web.Tests.City;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Haitang.Web.Tests.Notifications;

/// <summary>A city that tells a hotline about its cases, with a clock that the test steps.</summary>
public sealed class PushBackCity : IAsyncLifetime
{
    public const string Secret = "the hotline and the city share it";

    internal SteppedClock Clock { get; } = new();

    internal Receiver Receiver { get; } = new();

    internal TestCity City { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await Receiver.StartAsync();
        City = new TestCity
        {
            Configuring = builder =>
            {
                builder.Services.AddSingleton<TimeProvider>(Clock);
                builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
                {
                    ["Haitang:Hotline:PushBack:Url"] = Receiver.Address.ToString(),
                    ["Haitang:Hotline:PushBack:Secret"] = Secret,
                });
            },
        };
        await City.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await City.DisposeAsync();
        await Receiver.DisposeAsync();
    }

    /// <summary>A case comes in by the hotline, in the queue of the town 虞山.</summary>
    internal async Task<Guid> CollectAsync(string externalRef, Func<HotlineForm, HotlineForm>? with = null)
    {
        var form = new HotlineForm(externalRef, DateTimeOffset.UtcNow.AddMinutes(-5), "求助", "路灯坏了一周", "五盏路灯全灭", Address: "虞山街道颜港路");
        var hotline = await City.ActorAsync(Role.Hotline, "CS");
        var answer = await City.Services.GetRequiredService<HotlineIntake>().TakeAsync(with?.Invoke(form) ?? form, hotline, "12345", "test");
        return Assert.IsType<Haitang.Web.Commands.CommandAnswer.Done>(answer).Stream;
    }

    internal async Task ClassifyAsync(Guid appeal) => await City.DoneAsync(
        await City.ActorAsync(Role.Town, "YS"),
        new ClassifyAppeal { Category = "SR-1-1", Nature = Nature.Help, Urgency = Urgency.Routine, Level = Level.Town }, appeal);

    internal async Task EscalateAsync(Guid appeal, FreeText reason) =>
        await City.DoneAsync(await City.ActorAsync(Role.Town, "YS"), new EscalateAppeal { Reason = reason }, appeal);

    internal async Task SettleAsync(Guid appeal, Actor? by = null) => await City.DoneAsync(
        by ?? await City.ActorAsync(Role.Town, "YS"), new SettleAppealOnSpot { Result = "五盏路灯已修好" }, appeal);

    /// <summary>Lets time pass until it is so; it stands still while a message is on its way.</summary>
    internal Task PassAsync(TimeSpan step, Func<bool> until) => PassAsync(step, () => Task.FromResult(until()));

    internal Task PassAsync(TimeSpan step, Func<Task<bool>> until) => Wait.UntilAsync(async () =>
    {
        if (await until()) return true;
        if (!await IsAnythingOnItsWayAsync()) Clock.Step(step);
        return false;
    });

    internal async Task<T> AskAsync<T>(string sql, params object[] values)
    {
        await using var command = City.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand(sql);
        foreach (var value in values) command.Parameters.AddWithValue(value);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    private Task<bool> IsAnythingOnItsWayAsync() => AskAsync<bool>(
        "select exists (select from haitang.outbox where delivered_at is null and given_up_at is null and attempts > 0 and last_error is null)");
}
