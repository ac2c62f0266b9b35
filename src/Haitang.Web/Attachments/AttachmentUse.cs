using Haitang.Domain.Decisions;
using Haitang.EventLog;
using Haitang.Web.Commands;

namespace Haitang.Web.Attachments;

/// <summary>A command takes uploaded files with it: only the sender's own, and each only once.</summary>
public sealed class AttachmentUse(AttachmentStore store) : ICommandCompanion
{
    public async ValueTask<IReadOnlyList<Refusal>> CheckAsync(SentCommand sent, CancellationToken cancel)
    {
        if (sent.Command is not ICarriesAttachments { Attachments: { Count: > 0 } files }) return [];
        var unusable = await store.UnusableAsync(files, sent.Actor.Account, cancel);
        return unusable.Count == 0 ? [] : [new("attachments.unusable", "attachments", [("count", unusable.Count)])];
    }

    public IEnumerable<RowWrite> Rows(SentCommand sent) =>
        sent.Command is ICarriesAttachments { Attachments: { Count: > 0 } files } ? [AttachmentStore.Claim(files, sent.Actor.Account)] : [];
}
