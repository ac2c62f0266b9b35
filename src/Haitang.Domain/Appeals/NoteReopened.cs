using Haitang.Domain.Decisions;
using static Haitang.Domain.Decisions.Decision;

namespace Haitang.Domain.Appeals;

/// <summary>A case that was answered with this one was reopened: it goes its own way again. A reaction sends it.</summary>
public sealed record NoteReopened(Guid Appeal, string Number) : ICommand<Appeal>
{
    public Decision Decide(Appeal state, Facts facts) =>
        state.Absorbed.Contains(Appeal) ? Accept(new AppealReleased(Appeal, Number)) : Refuse("appeal.not_followed");
}
