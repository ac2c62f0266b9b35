using System.Security.Claims;
using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.Web.Commands;
using Haitang.Web.Identity;
using Haitang.Web.Tests.City;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Haitang.Web.Tests.Identity;

/// <summary>People of a test's own, so that no test sees another's lockouts and endings.</summary>
internal static class TestPeople
{
    private static int s_count;

    /// <summary>Somebody new with these posts, the first at the unit that opens the account.</summary>
    public static async Task<(Guid Account, string UserName)> PersonAsync(this TestCity city, params NewPost[] posts)
    {
        var userName = $"person{Interlocked.Increment(ref s_count)}";
        var id = Guid.CreateVersion7();
        var person = new NewPerson(userName, "王样例", "zh-CN", TestCity.Password, "YS", posts);
        Assert.IsType<CommandAnswer.Done>(await city.WithAsync((PersonAccounts accounts) => accounts.OpenAsync(person, Actor.System, id)));
        return (NameBasedId.Of(id, 0), userName);
    }

    /// <summary>Somebody signed in to the first of his posts.</summary>
    public static async Task<ClaimsPrincipal> PrincipalAsync(this TestCity city, Guid account)
    {
        var person = await city.WithAsync((PeopleContext context) => context.People.SingleAsync(p => p.Id == account));
        var live = await city.WithAsync((AccountLiveness liveness) => liveness.ReadAsync(account));
        return PostClaims.Of(person, live!.Posts[0]);
    }

    public static NewPost TownPost => new(Role.Town, "YS");

    public static NewPost SecretaryPost => new(Role.Secretary, "YS");

    /// <summary>Works with a service of a scope of its own.</summary>
    public static async Task<TResult> WithAsync<TService, TResult>(this TestCity city, Func<TService, Task<TResult>> work) where TService : notnull
    {
        await using var scope = city.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public static async Task RunAsync(this TestCity city, string sql, params object[] values)
    {
        await using var command = city.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand(sql);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        await command.ExecuteNonQueryAsync();
    }

    public static async Task<T> AskAsync<T>(this TestCity city, string sql, params object[] values)
    {
        await using var command = city.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand(sql);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        return (T)(await command.ExecuteScalarAsync())!;
    }
}
