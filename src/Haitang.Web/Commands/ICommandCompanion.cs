using Haitang.Domain.Decisions;
using Haitang.EventLog;

namespace Haitang.Web.Commands;

/// <summary>What another room has to do with some commands: a check before the decision, and rows that are kept with the events.</summary>
public interface ICommandCompanion
{
    /// <summary>What is wrong with the command beyond its own rules; empty for commands that this room has nothing to do with.</summary>
    ValueTask<IReadOnlyList<Refusal>> CheckAsync(SentCommand sent, CancellationToken cancel);

    IEnumerable<RowWrite> Rows(SentCommand sent);
}
