using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.Projections.Cases;
using Haitang.Web.Commands;
using Haitang.Web.Identity;
using Haitang.Web.Privacy;

namespace Haitang.Web.Cases;

/// <summary>Shows contact data in clear to somebody who may see them now and says why.</summary>
public sealed class Revealing(CaseList list, Reporters reporters, AccountLiveness liveness, DirectoryCache directory)
{
    public const int MostReason = 500;

    public async Task<RevealAnswer> RevealAsync(Actor actor, Guid @case, string reason, CancellationToken cancel = default)
    {
        var inputs = new Inputs().Text("reason", reason.Trim(), MostReason);
        if (inputs.Wrong) return new(null, ((Decision.Refused)inputs.Refuse()).Reasons);
        // What the screen knew when it was drawn may not hold any more.
        var account = await liveness.ReadAsync(actor.Account, cancel);
        if (!Reveals.MayReveal(actor.Role) || account?.Posts.Contains(new Post(actor.Role, actor.Unit)) is not true)
            return Refused("http.forbidden");
        var row = await list.OneAsync(Scope.Of(actor), @case, await directory.NowAsync(cancel), cancel);
        if (row?.Reporter is not { } reporter) return Refused("http.not_found");
        return await reporters.RevealAsync(reporter, row.Id, actor, reason.Trim(), cancel) is { } contact
            ? new(contact, [])
            : Refused("reporter.forgotten");
    }

    private static RevealAnswer Refused(string code) => new(null, [new Refusal(code, null, [])]);
}

/// <summary>The contact data, or why not.</summary>
public sealed record RevealAnswer(Contact? Contact, IReadOnlyList<Refusal> Reasons);
