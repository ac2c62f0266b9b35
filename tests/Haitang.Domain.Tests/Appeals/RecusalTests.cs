using Haitang.Domain.Appeals;
using Haitang.Domain.Tests.Examples;
using Haitang.Domain.Tests.Organisation;
using static Haitang.Domain.Tests.Examples.AppealCommands;
using static Haitang.Domain.Tests.Examples.AppealExamples;
using static Haitang.Domain.Tests.Examples.People;
using static Haitang.Domain.Tests.Examples.Play;
using static Haitang.Domain.Tests.GivenWhenThen;
using static Haitang.Domain.Tests.Organisation.TestCity;

namespace Haitang.Domain.Tests.Appeals;

/// <summary>回避: who a confidential case concerns sees nothing of it and gets no work on it.</summary>
public sealed class RecusalTests
{
    private static readonly RecuseFromAppeal Unit = new() { Unit = Department.Code };
    private static readonly RecuseFromAppeal Person = new() { Account = SecondOfficer.Account };

    private static readonly Appeal BothRecused = Recused.After(Person, Officer);

    internal static IReadOnlyList<RefusedStory> Refusals { get; } =
    [
        RefusedStory.Of("it is not confidential", Classified, Unit, "appeal.not_confidential"),
        RefusedStory.Of("neither a unit nor a person", Confidential, new RecuseFromAppeal(), "appeal.recuse_one", "unit"),
        RefusedStory.Of("both", Confidential, Unit with { Account = Officer.Account }, "appeal.recuse_one", "unit"),
        RefusedStory.Of("no such unit", Confidential, Unit with { Unit = "no-such" }, "unit.cannot_work", "unit"),
        RefusedStory.Of("the command centre itself", Confidential, Unit with { Unit = City.Code }, "unit.cannot_work", "unit"),
        RefusedStory.Of("the unit twice", BothRecused, Unit, "appeal.recused_already", "unit"),
        RefusedStory.Of("the person twice", BothRecused, Person, "appeal.recused_already", "account"),
        RefusedStory.Of(
            "a unit that works on it", Confidential.After(Dispatch, Officer), Unit with { Unit = Town.Code }, "appeal.recused_works", "unit"),
        RefusedStory.Of(
            "more than twenty", Enumerable.Range(0, RecuseFromAppeal.Most).Aggregate(
                Confidential, (state, n) => state.After(new RecuseFromAppeal { Account = Number(300 + n) }, Officer)),
            Unit, "appeal.too_many_recused"),
        RefusedStory.Of("lifting neither", BothRecused, new LiftRecusal(), "appeal.recuse_one", "unit"),
        RefusedStory.Of("lifting a unit that is not recused", Confidential, new LiftRecusal { Unit = Department.Code }, "appeal.not_recused", "unit"),
        RefusedStory.Of("lifting a person who is not recused", Confidential, new LiftRecusal { Account = Officer.Account }, "appeal.not_recused", "account"),
        RefusedStory.Of("a recused unit gets no ticket", BothRecused, Dispatch with { Lead = Department.Code, Assisting = [] }, "appeal.unit_recused", "lead"),
        RefusedStory.Of(
            "nor does what lies below it", Confidential.After(Unit with { Unit = Community.Code }, Officer), Dispatch with { Lead = Grid.Code, Assisting = [] },
            "appeal.unit_recused", "lead"),
    ];

    [Fact]
    public void a_unit_or_a_person_is_recused_and_the_recusal_lifted()
    {
        Given(Confidential).When(Unit, by: Officer).Then(new AppealRecused(Department.Label(), null));
        Given(Confidential).When(Person, by: Officer).Then(new AppealRecused(null, SecondOfficer.Account));
        Given(BothRecused).When(new LiftRecusal { Unit = Department.Code }, by: Officer).Then(new AppealRecusalLifted(Department.Label(), null));
        Given(BothRecused).When(new LiftRecusal { Account = SecondOfficer.Account }, by: Officer).Then(new AppealRecusalLifted(null, SecondOfficer.Account));
    }

    [Fact]
    public void the_case_is_kept_from_those_whom_it_concerns_while_it_is_confidential()
    {
        Assert.Equal([false, true, true], new[] { Officer, SecondOfficer, Engineer }.Select(BothRecused.KeepsOut));
        Assert.DoesNotContain(new[] { Officer, SecondOfficer, Engineer }, BothRecused.After(Classify with { Confidential = false }, Officer).KeepsOut);
        Assert.False(BothRecused.After(new LiftRecusal { Account = SecondOfficer.Account }, Officer).KeepsOut(SecondOfficer));
    }

    [Fact]
    public void reopened_it_waits_for_another_unit_when_it_concerns_the_one_that_worked()
    {
        var answered = Answered with { Confidential = true, RecusedUnits = [Community.Id] };
        Assert.Equal(AppealStatus.Classified, answered.After(Reopen, Officer).Status);
    }
}
