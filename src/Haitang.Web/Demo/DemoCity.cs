using Haitang.Domain.Decisions;
using Haitang.EventLog;
using Haitang.Projections.Events;
using Haitang.Web.Attachments;
using Haitang.Web.Cases;
using Haitang.Web.Cli;
using Haitang.Web.Deadlines;
using Haitang.Web.Demo.Places;
using Haitang.Web.Demo.Texts;
using Haitang.Web.Identity;
using Npgsql;

namespace Haitang.Web.Demo;

/// <summary>Fills an empty database with the demonstration city, by commands like everybody's, and knows who can sign in there.</summary>
internal sealed class DemoCity(NpgsqlDataSource database, DemoLog log, DemoMark mark, DemoPassword password, DemoRooms rooms, IServiceScopeFactory scopes, TimeProvider time)
    : IDemoCity
{
    public async Task<IReadOnlyList<DemoAccount>> SeedIfEmptyAsync(IProgress<int>? progress, CancellationToken cancel) =>
        (await SeedAsync(new(), progress, cancel)).Accounts;

    /// <summary>Fills an empty database; tells anew what an earlier start left half-told; leaves every other one alone.</summary>
    public async Task<DemoSeeding> SeedAsync(DemoOrder order, IProgress<int>? progress, CancellationToken cancel)
    {
        var lease = new Lease(database, "seed", Guid.NewGuid().ToString("n"), SeedingHold.Most);
        if (!await lease.TryTakeAsync(cancel)) throw new VerbException(ExitCode.No, "Somebody else is filling this database just now.");
        try
        {
            return await SeedAloneAsync(lease, order, progress, cancel);
        }
        finally
        {
            await lease.ReleaseAsync(CancellationToken.None);
        }
    }

    private async Task<DemoSeeding> SeedAloneAsync(Lease lease, DemoOrder order, IProgress<int>? progress, CancellationToken cancel)
    {
        var first = await mark.FirstAsync(cancel);
        if (first is not null)
        {
            if (!DemoStory.IsMark(first)) return new(DemoState.OtherData, []);
            if (await log.IsWholeAsync(cancel) || !await log.IsUntouchedAsync(cancel))
            {
                if (password.Read() is null) await ResetAsync();
                return new(DemoState.AlreadyThere, Accounts());
            }
        }

        var story = order.Story(await log.NowAsync(cancel));
        if (first is not null) await log.ClearAsync(cancel);
        await TellAsync(lease, story, progress, cancel);
        return new(DemoState.Seeded, Accounts());
    }

    private async Task TellAsync(Lease lease, DemoStory story, IProgress<int>? progress, CancellationToken cancel)
    {
        var (places, texts, ids) = (DemoFile.Read<PlaceBook>("Places.demo-places"), new TextBook(), new DemoIds(story.Seed));
        var clerks = Payroll.Of(places, texts.Sayings, story.Seed);
        await using var clock = await ClockHold.TakeAsync(database, cancel);
        var hold = new SeedingHold(lease, clock, time);
        await using var scope = scopes.CreateAsyncScope();
        await using var told = rooms.Open();
        var desk = told.GetRequiredService<DatedDesk>();
        await new DemoFounding(desk, scope.ServiceProvider.GetRequiredService<PersonAccounts>(), story, ids, password.Read() ?? password.Make())
            .PlayAsync(places, texts, clerks, cancel);
        await new CityLife(desk, told.GetRequiredService<Collecting>(), told.GetRequiredService<AttachmentStore>(), told.GetRequiredService<Happened>(), hold, story, ids)
            .PlayAsync(places, texts, clerks, progress, cancel);
        await log.FinishAsync(story, cancel);
    }

    /// <summary>The file with the password is gone: nobody could sign in any more.</summary>
    private async Task ResetAsync()
    {
        var made = password.Make();
        await using var scope = scopes.CreateAsyncScope();
        var people = scope.ServiceProvider.GetRequiredService<PersonAccounts>();
        var names = scope.ServiceProvider.GetRequiredService<AccountNames>();
        foreach (var clerk in Payroll.Named)
        {
            if (await names.AccountOfAsync(clerk.UserName) is { } account)
                await people.ResetPasswordAsync(account, made, Actor.System, Guid.CreateVersion7());
        }
    }

    private IReadOnlyList<DemoAccount> Accounts() =>
    [
        .. Payroll.Named.Select(c => new DemoAccount(
            c.UserName, password.Read()!, string.Join(", ", c.Posts.Select(post => $"{EnumNames.Of(post.Role)} {post.Unit}")))),
    ];
}
