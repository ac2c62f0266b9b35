using System.CommandLine;
using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.Projections.Events;
using Haitang.Projections.Organisation;
using Haitang.Web.Commands;
using Haitang.Web.Identity;

namespace Haitang.Web.Cli;

/// <summary><c>account</c>: people who sign in.</summary>
internal sealed class AccountVerb : IVerb
{
    private readonly Argument<string> _userName = new("USER-NAME") { Description = "What the person signs in with" };
    private readonly Option<string> _display = new("--display") { Description = "The name on screens", HelpName = "NAME", Required = true };
    private readonly EnumOption<Role> _role = new("--role", "The post's role", Enum.GetValues<Role>().Where(r => Posts.Places(r).Count > 0 && !Posts.IsForMachines(r))) { Required = true };
    private readonly Option<string> _unit = new("--unit") { Description = "The post's unit, by code", HelpName = "CODE", Required = true };
    private readonly Option<string> _language = new("--language") { Description = "zh-CN or en", DefaultValueFactory = _ => Person.Languages[0] };
    private readonly Option<bool> _stdin = new("--password-stdin") { Description = "Read the password from standard input; without it one is made and printed once" };
    private readonly EnumOption<DisableReason> _reason = new("--reason", "Why", Enum.GetValues<DisableReason>()) { Required = true };

    public Command Build() => new("account", "People who sign in")
    {
        new Command("add", "Open an account with a first post") { _userName, _display, _role, _unit, _language, _stdin }.Does(AddAsync),
        new Command("list", "All accounts of people").Does(ListAsync),
        new Command("disable", "End all access of an account at once") { _userName, _reason }.Does(DisableAsync),
        new Command("reset", "Set another password and end what is open with the old one") { _userName, _stdin }.Does(ResetAsync),
    };

    private async Task<VerbAnswer> AddAsync(VerbCall call, CancellationToken cancel)
    {
        var (arguments, password) = (call.Arguments, Password(call));
        var unit = arguments.GetRequiredValue(_unit);
        var person = new NewPerson(
            arguments.GetRequiredValue(_userName), arguments.GetRequiredValue(_display), arguments.GetRequiredValue(_language), password, unit,
            [new(_role.Of(arguments), unit)]);
        await using var host = await call.OpenAsync(cancel);
        await using var scope = host.Services.CreateAsyncScope();
        var answer = await scope.ServiceProvider.GetRequiredService<PersonAccounts>().OpenAsync(person, Actor.System, Guid.CreateVersion7(), cancel);
        if (answer is not CommandAnswer.Done done) return DeskAnswers.No(answer);
        return Told(call, new { id = done.Stream, person.UserName, password = Shown(call, password) }, $"Opened {person.UserName}.", password);
    }

    private static async Task<VerbAnswer> ListAsync(VerbCall call, CancellationToken cancel)
    {
        await using var host = await call.OpenAsync(cancel);
        var accounts = await PeopleAsync(host.Services.GetRequiredService<AccountRows>(), cancel);
        var names = await host.Services.GetRequiredService<AccountNames>().OfAsync([.. accounts.Select(a => a.Id)], cancel);
        var organisation = await host.Services.GetRequiredService<DirectoryCache>().NowAsync(cancel);
        var lines = accounts.Select(a => new
        {
            a.Id,
            names.GetValueOrDefault(a.Id)?.UserName,
            names.GetValueOrDefault(a.Id)?.DisplayName,
            Posts = a.Posts.Select(p => $"{EnumNames.Of(p.Role)}@{organisation.Unit(p.Unit)?.Code}").ToArray(),
            a.Disabled,
        }).ToArray();
        return VerbAnswer.Done(lines, string.Join(Environment.NewLine, lines.Select(l =>
            $"{l.UserName,-24} {string.Join(' ', l.Posts)}{(l.Disabled ? "  disabled" : "")}")));
    }

    private static async Task<List<AccountRow>> PeopleAsync(AccountRows rows, CancellationToken cancel)
    {
        var all = new List<AccountRow>();
        while (await rows.PageAsync(AccountKind.Person, all.LastOrDefault()?.Id, limit: 500, cancel) is { Count: > 0 } page) all.AddRange(page);
        return all;
    }

    private async Task<VerbAnswer> DisableAsync(VerbCall call, CancellationToken cancel)
    {
        await using var host = await call.OpenAsync(cancel);
        var userName = call.Arguments.GetRequiredValue(_userName);
        if (await host.Services.GetRequiredService<AccountNames>().AccountOfAsync(userName, cancel) is not { } account) return Unknown();
        var answer = await host.Services.GetRequiredService<CommandDesk>().SendAsync(
            new SentCommand(Guid.CreateVersion7(), Actor.System, new DisableAccount { Reason = _reason.Of(call.Arguments) }) { Stream = account }, cancel);
        return answer is CommandAnswer.Done ? VerbAnswer.Done(new { id = account, userName }, $"Disabled {userName}.") : DeskAnswers.No(answer);
    }

    private async Task<VerbAnswer> ResetAsync(VerbCall call, CancellationToken cancel)
    {
        var (userName, password) = (call.Arguments.GetRequiredValue(_userName), Password(call));
        await using var host = await call.OpenAsync(cancel);
        await using var scope = host.Services.CreateAsyncScope();
        if (await host.Services.GetRequiredService<AccountNames>().AccountOfAsync(userName, cancel) is not { } account) return Unknown();
        var answer = await scope.ServiceProvider.GetRequiredService<PersonAccounts>()
            .ResetPasswordAsync(account, password, Actor.System, Guid.CreateVersion7(), cancel: cancel);
        return answer is CommandAnswer.Done
            ? Told(call, new { userName, password = Shown(call, password) }, $"{userName} has a new password.", password)
            : DeskAnswers.No(answer);
    }

    /// <summary>Never an argument: those stand in the shell's history and in the list of processes.</summary>
    private string Password(VerbCall call) => call.Arguments.GetValue(_stdin)
        ? Console.In.ReadLine() ?? throw new VerbException(ExitCode.WrongUse, "No password came on standard input.")
        : MadePassword.New();

    private string? Shown(VerbCall call, string password) => call.Arguments.GetValue(_stdin) ? null : password;

    private VerbAnswer Told(VerbCall call, object value, string text, string password) =>
        VerbAnswer.Done(value, Shown(call, password) is { } shown ? $"{text} The password, shown this once: {shown}" : text);

    private static VerbAnswer Unknown() => DeskAnswers.No([new Refusal("account.unknown", null, [])]);
}
