using System.CommandLine;
using System.Globalization;
using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.Web.Commands;
using Haitang.Web.Identity;

namespace Haitang.Web.Cli;

/// <summary><c>api-key</c>: machines that come in with a key.</summary>
internal sealed class ApiKeyVerb : IVerb
{
    private readonly Option<string> _name = new("--name") { Description = "What lists call the machine", Required = true };
    private readonly EnumOption<Role> _role = new("--role", "What the machine does", Enum.GetValues<Role>().Where(Posts.IsForMachines)) { Required = true };
    private readonly Option<string> _unit = new("--unit") { Description = "The unit that it works for, by code", HelpName = "CODE", Required = true };
    private readonly Option<int> _days = new("--days") { Description = "How long the key is good (default: 365)", DefaultValueFactory = _ => 365 };
    private readonly Argument<string> _prefix = new("PREFIX") { Description = "The key's beginning, as the list shows it" };
    private readonly EnumOption<DisableReason> _reason =
        new("--reason", "Why", Enum.GetValues<DisableReason>()) { DefaultValueFactory = _ => "other" };

    public Command Build() => new("api-key", "Machines that come in with a key")
    {
        new Command("create", "Open a machine's account; prints its key once") { _name, _role, _unit, _days }.Does(CreateAsync),
        new Command("list", "All keys, revoked ones too").Does(ListAsync),
        new Command("revoke", "End a key and its account at once") { _prefix, _reason }.Does(RevokeAsync),
    };

    private async Task<VerbAnswer> CreateAsync(VerbCall call, CancellationToken cancel)
    {
        var arguments = call.Arguments;
        await using var host = await call.OpenAsync(cancel);
        await using var scope = host.Services.CreateAsyncScope();
        var expiresAt = scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow().AddDays(arguments.GetRequiredValue(_days));
        var machine = new NewMachine(arguments.GetRequiredValue(_name), _role.Of(arguments), arguments.GetRequiredValue(_unit), expiresAt);
        var (answer, key) = await scope.ServiceProvider.GetRequiredService<MachineAccounts>().OpenAsync(machine, Actor.System, Guid.CreateVersion7(), cancel);
        return answer is CommandAnswer.Done && key is not null
            ? VerbAnswer.Done(new { key = key.Reveal(), key.Prefix, expiresAt }, key.Reveal())
            : DeskAnswers.No(answer);
    }

    private static async Task<VerbAnswer> ListAsync(VerbCall call, CancellationToken cancel)
    {
        await using var host = await call.OpenAsync(cancel);
        var keys = await host.Services.GetRequiredService<ApiKeys>().ListAsync(cancel);
        return VerbAnswer.Done(keys, string.Join(Environment.NewLine, keys.Select(k => string.Create(
            CultureInfo.InvariantCulture, $"{k.Prefix}  {(k.RevokedAt is null ? $"until {k.ExpiresAt:yyyy-MM-dd}" : "revoked"),-16}  {k.Name}"))));
    }

    private async Task<VerbAnswer> RevokeAsync(VerbCall call, CancellationToken cancel)
    {
        var prefix = call.Arguments.GetRequiredValue(_prefix);
        await using var host = await call.OpenAsync(cancel);
        await using var scope = host.Services.CreateAsyncScope();
        var answer = await scope.ServiceProvider.GetRequiredService<MachineAccounts>()
            .RevokeAsync(prefix, _reason.Of(call.Arguments), Actor.System, Guid.CreateVersion7(), cancel);
        return answer is CommandAnswer.Done ? VerbAnswer.Done(new { prefix }, $"Revoked {prefix}.") : DeskAnswers.No(answer);
    }
}
