using Haitang.Domain.Organisation;
using Haitang.Projections.Phone;

namespace Haitang.Web.Phone;

/// <summary>What a person did, as a screen shows it.</summary>
/// <param name="InStep">Whether the counts have reached the end of the log.</param>
public sealed record MyDeeds(IReadOnlyDictionary<Deed, DeedCount> Counts, bool InStep, OrganisationDirectory Organisation);
