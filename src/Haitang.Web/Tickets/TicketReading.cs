using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.Projections.Tickets;
using Haitang.Web.Commands;
using Haitang.Web.Privacy;

namespace Haitang.Web.Tickets;

/// <summary>Opens one ticket for those whose scope it is in. That one of a confidential case was read is recorded.</summary>
public sealed class TicketReading(TicketList list, ConfidentialReads reads, DirectoryCache directory)
{
    /// <summary>Null when it is not there or not in the reader's scope: the same for him.</summary>
    public async Task<(TicketRow Row, OrganisationDirectory Organisation)?> OpenAsync(Actor reader, Guid ticket, CancellationToken cancel)
    {
        var organisation = await directory.NowAsync(cancel);
        if (await list.OneAsync(Scope.Of(reader), ticket, organisation, cancel) is not { } row) return null;
        if (row.Confidential) await reads.RecordAsync(row.Case, reader, cancel);
        return (row, organisation);
    }
}
