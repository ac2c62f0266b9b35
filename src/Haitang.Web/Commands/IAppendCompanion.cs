using Haitang.Domain.Decisions;
using Haitang.EventLog;

namespace Haitang.Web.Commands;

/// <summary>What another room writes with the appends to one kind of stream: messages to others, say. A rebuild does not ask for it.</summary>
public interface IAppendCompanion<TState> where TState : class, IStreamState<TState>
{
    IEnumerable<Sql> Rows(Written<TState> written);
}
