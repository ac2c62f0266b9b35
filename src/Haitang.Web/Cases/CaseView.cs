using Haitang.Domain.Decisions;
using Haitang.Web.Identity;
using Haitang.Web.Privacy;

namespace Haitang.Web.Cases;

/// <summary>A whole case as one person sees it on a screen.</summary>
/// <param name="File">Null when it is not there, or not his.</param>
/// <param name="Reveals">Who has looked at the contact data; empty for those who may not know.</param>
/// <param name="Names">What the accounts in the reveals are called.</param>
public sealed record CaseView(CaseFile? File, IReadOnlyList<Reveal> Reveals, IReadOnlyDictionary<Guid, AccountName> Names);

/// <summary>Opens cases for screens.</summary>
public sealed class CaseViews(CaseFiles files, Reveals reveals, AccountNames names)
{
    public async Task<CaseView> OfAsync(Actor viewer, string number, CancellationToken cancel = default)
    {
        var file = await files.OpenAsync(viewer, number, cancel);
        if (file?.Row.Reporter is null || !Reveals.MayReview(viewer.Role)) return new(file, [], new Dictionary<Guid, AccountName>());
        var seen = await reveals.OfAsync(file.Row.Id, cancel);
        return new(file, seen, await names.OfAsync([.. seen.Select(r => r.By.Account).Distinct()], cancel));
    }
}
