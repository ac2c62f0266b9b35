using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using static Haitang.Domain.Tests.Organisation.TestCity;

namespace Haitang.Domain.Tests.Examples;

/// <summary>Who acts in the stories: one post of each kind.</summary>
internal static class People
{
    public static Actor Leader { get; } = Post(91, Role.GridLeader, Grid);

    public static Actor Neighbour { get; } = Post(95, Role.Community, Community);

    public static Actor Clerk { get; } = Post(92, Role.Town, Town);

    public static Actor SecondClerk { get; } = Post(96, Role.Town, Town);

    public static Actor OtherClerk { get; } = Post(97, Role.Town, OtherTown);

    public static Actor Officer { get; } = Post(93, Role.Centre, City);

    public static Actor SecondOfficer { get; } = Post(98, Role.Centre, City);

    public static Actor Engineer { get; } = Post(99, Role.Department, Department);

    public static Actor Fitter { get; } = Post(100, Role.Partner, Partner);

    public static Actor TownSecretary { get; } = Post(101, Role.Secretary, Town);

    public static Actor Agent { get; } = Post(102, Role.RedAgent, Community);

    public static Actor Resident { get; } = Post(103, Role.Resident, City);

    public static Actor[] Staff { get; } =
        [Leader, Neighbour, Clerk, SecondClerk, OtherClerk, Officer, SecondOfficer, Engineer, Fitter, TownSecretary, Agent];

    private static Actor Post(int account, Role role, UnitEntry unit) => new(Number(account), role, unit.Id);
}
