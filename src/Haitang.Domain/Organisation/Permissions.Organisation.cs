using Haitang.Domain.Decisions;

namespace Haitang.Domain.Organisation;

public static partial class Permissions
{
    private static IEnumerable<Right> OrganisationRights() =>
    [
        .. ByAdmin<OpenUnit>(), .. ByAdmin<RenameUnit>(), .. ByAdmin<CloseUnit>(), .. ByAdmin<MergeUnit>(), .. ByAdmin<MoveUnit>(), .. ByAdmin<ReopenUnit>(),
        .. ByAdmin<AppointGridLeader>(), .. ByAdmin<RelieveGridLeader>(),
        .. ByAdmin<OpenAccount>(), .. ByAdmin<GrantPost>(), .. ByAdmin<EndPost>(),
        .. ByAdmin<DisableAccount>(), .. ByAdmin<RestoreAccount>(), .. ByAdmin<ResetPassword>(),
        .. ByAdmin<AddCategory>(), .. ByAdmin<RenameCategory>(), .. ByAdmin<SetCategoryNature>(), .. ByAdmin<RetireCategory>(), .. ByAdmin<RestoreCategory>(),
        .. ByAdmin<AddChannel>(), .. ByAdmin<RenameChannel>(), .. ByAdmin<RetireChannel>(), .. ByAdmin<RestoreChannel>(),
    ];

    /// <summary>An administrator changes his own unit and what lies below it.</summary>
    private static IEnumerable<Right> ByAdmin<TCommand>() where TCommand : ICommand =>
        To<TCommand>((Role.Admin, Relation.Holder), (Role.Admin, Relation.Above));
}
