using System.CommandLine;
using Haitang.Web.Configuration;
using Haitang.Web.Database;
using Haitang.Web.Postgres;

namespace Haitang.Web.Cli;

/// <summary><c>run</c>: the web host, until it is told to stop.</summary>
internal sealed class RunVerb : IVerb
{
    private readonly Option<string?> _urls = new("--urls")
    {
        Description = "Addresses to listen at (default: ASPNETCORE_URLS, else http://127.0.0.1:8080)",
        HelpName = "URL",
    };

    private readonly Option<bool> _demo = new("--demo") { Description = "Fill the database with the demonstration city if it is our own and empty" };

    public Command Build()
    {
        var command = new Command("run", "Run the web host; without ConnectionStrings__Haitang with a PostgreSQL of its own in the data folder") { _urls, _demo };
        command.SetAction((parse, cancel) => RunAsync(new VerbCall(parse), cancel));
        return command;
    }

    private async Task<int> RunAsync(VerbCall call, CancellationToken cancel)
    {
        var urls = call.Arguments.GetValue(_urls) is { } given ? [$"--urls={given}"] : Array.Empty<string>();
        await using var host = await VerbHost.OpenAsync([.. call.Configuration(LogOutput.Stdout), .. urls], DatabaseConnection.ForHostAsync, cancel);
        // Before it listens: who finds the address finds the city.
        var accounts = await SeedAsync(host, call, cancel);
        await host.App.StartAsync(cancel);
        call.Write(new { addresses = host.App.Urls, accounts }, Announcement(host.App.Urls, accounts));
        await host.App.WaitForShutdownAsync(cancel);
        return ExitCode.Done;
    }

    /// <summary>Only into a database of our own: a server that others run holds what others put there.</summary>
    private async Task<IReadOnlyList<DemoAccount>> SeedAsync(VerbHost host, VerbCall call, CancellationToken cancel)
    {
        if (!call.Arguments.GetValue(_demo) || host.Database.Own is null)
            return [];
        await host.Services.MigrateAsync(cancel);
        return await host.Services.GetRequiredService<IDemoCity>().SeedIfEmptyAsync(call.Percent("The demonstration city"), cancel);
    }

    private static string Announcement(ICollection<string> addresses, IReadOnlyList<DemoAccount> accounts) =>
        string.Join(Environment.NewLine, [
            $"Haitang is at {string.Join(" and ", addresses)}",
            .. accounts.Select(account => $"  {account.UserName,-20} {account.Password,-20} {account.Role}"),
            "Ctrl-C stops it."]);
}
