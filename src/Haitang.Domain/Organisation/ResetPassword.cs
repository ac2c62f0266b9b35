using Haitang.Domain.Decisions;
using static Haitang.Domain.Decisions.Decision;

namespace Haitang.Domain.Organisation;

/// <summary>Gives a person another password. The password itself goes with the sign-in data; here it is recorded who did it.</summary>
public sealed record ResetPassword : ICommand<Account>
{
    public Decision Decide(Account state, Facts facts) =>
        state.Kind is AccountKind.Person ? Accept(new PasswordReset()) : Refuse("account.no_password");
}
