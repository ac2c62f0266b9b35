namespace Haitang.Domain.Organisation;

public static partial class Permissions
{
    private static IEnumerable<Right> AppealRights() => [];
}
