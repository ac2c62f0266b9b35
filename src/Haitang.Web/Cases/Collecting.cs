using Haitang.Domain.Appeals;
using Haitang.Domain.Decisions;
using Haitang.Web.Commands;
using Haitang.Web.Privacy;

namespace Haitang.Web.Cases;

/// <summary>Collects an appeal together with what goes beside it: contact data apart and encrypted, both or neither.</summary>
public sealed class Collecting(CommandDesk desk, Reporters reporters)
{
    /// <param name="sent">Carries <see cref="CollectAppeal"/>.</param>
    /// <param name="contact">Null or empty: nobody to call back.</param>
    public Task<CommandAnswer> SendAsync(SentCommand sent, Contact? contact, CancellationToken cancel = default)
    {
        if (contact is null or { IsEmpty: true }) return desk.SendAsync(sent, cancel);
        var reporter = NameBasedId.Of(sent.Id, nameof(Reporters));
        var before = sent.Enclosed;
        return desk.SendAsync(
            sent with
            {
                Command = (CollectAppeal)sent.Command with { Reporter = reporter },
                Enclosed = (at, answer) => [.. before?.Invoke(at, answer) ?? [], reporters.Keep(reporter, contact, at)],
            },
            cancel);
    }
}
