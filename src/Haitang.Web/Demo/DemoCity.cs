using Haitang.Domain.Decisions;
using Haitang.EventLog;
using Haitang.Projections.Events;
using Haitang.Web.Cli;
using Haitang.Web.Deadlines;
using Haitang.Web.Identity;
using Npgsql;

namespace Haitang.Web.Demo;

/// <summary>Fills an empty database with the demonstration city, by commands like everybody's, and knows who can sign in there.</summary>
internal sealed class DemoCity(NpgsqlDataSource database, DemoMark mark, DemoPassword password, IServiceScopeFactory scopes) : IDemoCity
{
    /// <summary>Well before the first appeal, which is at most five days old.</summary>
    private static readonly TimeSpan Founded = TimeSpan.FromDays(7);

    private static readonly TimeSpan LongestSeeding = TimeSpan.FromMinutes(2);

    public async Task<IReadOnlyList<DemoAccount>> SeedIfEmptyAsync(CancellationToken cancel) => (await SeedAsync(null, cancel)).Accounts;

    /// <summary>Fills an empty database; goes on where an earlier start broke off; leaves every other one alone.</summary>
    /// <param name="until">The end of the story; null: now. Not for a city that is there already.</param>
    public async Task<DemoSeeding> SeedAsync(DateTimeOffset? until, CancellationToken cancel)
    {
        var lease = new Lease(database, "seed", Guid.NewGuid().ToString("n"), LongestSeeding);
        if (!await lease.TryTakeAsync(cancel)) throw new VerbException(ExitCode.No, "Somebody else is filling this database just now.");
        try
        {
            return await SeedAloneAsync(until, cancel);
        }
        finally
        {
            await lease.ReleaseAsync(CancellationToken.None);
        }
    }

    private async Task<DemoSeeding> SeedAloneAsync(DateTimeOffset? until, CancellationToken cancel)
    {
        var script = DemoScript.Read();
        var first = await mark.FirstAsync(cancel);
        if (first is null)
        {
            var now = await NowAsync(cancel);
            if (until > now) throw new VerbException(ExitCode.WrongUse, $"--until lies in the future: it is {now:O}.");
            await PlayAsync(script, until ?? now, cancel);
            return new(DemoState.Seeded, Accounts(script));
        }

        if (DemoMark.Until(first) is not { } there) return new(DemoState.OtherData, []);
        // A city of another script is whole, or was never finished by the program that knows it.
        if (first == DemoMark.Of(script.Version, there) && !await IsWholeAsync(script, there, cancel))
        {
            await PlayAsync(script, there, cancel);
            return new(DemoState.Seeded, Accounts(script));
        }

        if (password.Read() is null) await ResetAsync(script);
        return new(DemoState.AlreadyThere, Accounts(script));
    }

    private async Task PlayAsync(DemoScript script, DateTimeOffset until, CancellationToken cancel)
    {
        await using var hold = await ClockHold.TakeAsync(database, cancel);
        await using var scope = scopes.CreateAsyncScope();
        var request = DemoMark.Of(script.Version, until);
        await scope.ServiceProvider.GetRequiredService<DemoFounding>()
            .PlayAsync(script, until - Founded, request, password.Read() ?? password.Make(), cancel);
        await scope.ServiceProvider.GetRequiredService<DemoAppeals>().PlayAsync(script, until, request, cancel);
    }

    /// <summary>The file with the password is gone: nobody could sign in any more.</summary>
    private async Task ResetAsync(DemoScript script)
    {
        var made = password.Make();
        await using var scope = scopes.CreateAsyncScope();
        var people = scope.ServiceProvider.GetRequiredService<PersonAccounts>();
        var names = scope.ServiceProvider.GetRequiredService<AccountNames>();
        foreach (var person in script.People)
        {
            if (await names.AccountOfAsync(person.UserName) is { } account)
                await people.ResetPasswordAsync(account, made, Actor.System, Guid.CreateVersion7());
        }
    }

    private IReadOnlyList<DemoAccount> Accounts(DemoScript script) =>
    [
        .. script.People.Where(p => !p.Beside).Select(p => new DemoAccount(
            p.UserName, password.Read()!, string.Join(", ", p.Posts.Select(post => $"{EnumNames.Of(post.Role)} {post.Unit}")))),
    ];

    private async Task<bool> IsWholeAsync(DemoScript script, DateTimeOffset until, CancellationToken cancel)
    {
        var (stream, steps) = DemoAppeals.Last(script, until);
        await using var command = database.CreateCommand("select exists (select from haitang.mt_streams where id = $1 and version >= $2)");
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = stream });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = steps });
        return (bool)(await command.ExecuteScalarAsync(cancel))!;
    }

    /// <summary>By the clock that will record it, to the minute.</summary>
    private async Task<DateTimeOffset> NowAsync(CancellationToken cancel)
    {
        await using var command = database.CreateCommand("select date_trunc('minute', clock_timestamp())");
        await using var row = await command.ExecuteReaderAsync(cancel);
        await row.ReadAsync(cancel);
        return row.GetFieldValue<DateTimeOffset>(0);
    }
}

/// <summary>What seeding found or made.</summary>
/// <param name="Accounts">To sign in with; none where there is other data.</param>
internal sealed record DemoSeeding(DemoState State, IReadOnlyList<DemoAccount> Accounts);

internal enum DemoState
{
    Seeded,
    AlreadyThere,
    OtherData,
}
