using Haitang.Domain.Organisation;

namespace Haitang.Web.Admin.Accounts;

/// <summary>A page of the list of people or machines, and the chosen account; null when none is chosen or it is not there.</summary>
/// <param name="Next">The account after which the next page begins; null on the last one.</param>
/// <param name="Key">The key of the chosen account, if it is a machine's.</param>
public sealed record AccountsShown(
    IReadOnlyList<PersonLine> People, IReadOnlyList<MachineLine> Machines, Guid? Next, ObjectFile<Account>? File, MachineLine? Key,
    Identity.AccountName? Name, OrganisationDirectory Organisation);
