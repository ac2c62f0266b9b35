using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.EventLog;
using Haitang.Projections.Organisation;

namespace Haitang.Web.Commands;

/// <summary>
/// The organisation as the log has it up to the event that is replayed: rows that are made anew must not lean on rows that
/// may be the reason for making them anew.
/// </summary>
internal sealed class ReplayedDirectory
{
    private readonly Dictionary<Guid, UnitEntry> _units = [];
    private readonly Dictionary<Guid, CategoryEntry> _categories = [];
    private readonly Dictionary<Guid, ChannelEntry> _channels = [];
    private OrganisationDirectory? _directory;
    private bool _known;

    public OrganisationDirectory Now => _directory ??= new(0, _units.Values, _categories.Values, _channels.Values);

    /// <summary>Goes on from the rows that were written so far.</summary>
    public async Task BeginAsync(FoldBatch rows, CancellationToken cancel)
    {
        if (_known) return;
        foreach (var entry in await rows.ReadAsync(DirectoryRows.Entries, DirectoryRows.ReadEntry, cancel)) Keep(entry);
        _known = true;
    }

    public void Take(Guid stream, IStreamState after)
    {
        if (DirectoryRows.EntryOf(stream, after) is { } entry) Keep(entry);
    }

    public void Forget()
    {
        _units.Clear();
        _categories.Clear();
        _channels.Clear();
        (_directory, _known) = (null, false);
    }

    private void Keep(object entry)
    {
        switch (entry)
        {
            case UnitEntry unit: _units[unit.Id] = unit; break;
            case CategoryEntry category: _categories[category.Id] = category; break;
            case ChannelEntry channel: _channels[channel.Id] = channel; break;
        }

        _directory = null;
    }
}
