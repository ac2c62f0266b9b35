using Haitang.Domain.Organisation;

namespace Haitang.Web.Commands;

public static partial class CommandCatalogue
{
    private static IEnumerable<CommandDefinition> Organisation() =>
    [
        Starts<OpenUnit, Unit>("start"),
        On<RenameUnit, Unit>("rename"),
        On<CloseUnit, Unit>("close"),
        On<ReopenUnit, Unit>("reopen"),
        On<MergeUnit, Unit>("merge"),
        On<MoveUnit, Unit>("move"),
        On<AppointGridLeader, Unit>("appoint-leader"),
        On<RelieveGridLeader, Unit>("relieve-leader"),
        Starts<OpenAccount, Account>("start"),
        On<GrantPost, Account>("grant-post"),
        On<EndPost, Account>("end-post"),
        On<DisableAccount, Account>("disable"),
        On<RestoreAccount, Account>("restore"),
        On<ResetPassword, Account>("reset-password"),
        Starts<AddCategory, Category>("start"),
        On<RenameCategory, Category>("rename"),
        On<SetCategoryNature, Category>("set-nature"),
        On<RetireCategory, Category>("retire"),
        On<RestoreCategory, Category>("restore"),
        Starts<AddChannel, Channel>("start"),
        On<RenameChannel, Channel>("rename"),
        On<RetireChannel, Channel>("retire"),
        On<RestoreChannel, Channel>("restore"),
    ];
}
