using Haitang.Domain.Deadlines;
using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.Domain.Tests.Organisation;
using static Haitang.Domain.Tests.GivenWhenThen;
using static Haitang.Domain.Tests.Organisation.TestCity;

namespace Haitang.Domain.Tests.Deadlines;

public class PolicyTests
{
    private static readonly Named ALamp = new(Lamps.Id, Lamps.Name, Lamps.NameEn);

    private static readonly NamedLine[] Standard =
    [
        new(null, Urgency.Emergency, TimeLimit.NaturalMinutes(15), TimeLimit.NaturalMinutes(30), TimeLimit.NaturalHours(2), TimeLimit.NaturalHours(24)),
        new(null, Urgency.Pressing, TimeLimit.NaturalHours(1), TimeLimit.NaturalHours(2), TimeLimit.NaturalHours(24), TimeLimit.WorkingDays(3)),
        new(null, Urgency.Routine, TimeLimit.WorkingHours(4), TimeLimit.WorkingDays(1), TimeLimit.WorkingDays(1), TimeLimit.WorkingDays(5)),
        new(null, Urgency.Complex, TimeLimit.WorkingDays(1), TimeLimit.WorkingDays(1), TimeLimit.WorkingDays(3), TimeLimit.WorkingDays(15)),
    ];

    private static readonly ConsultationLimits Consulted = new(TimeLimit.WorkingDays(2), TimeLimit.WorkingDays(5));

    private static readonly DeadlinePolicyStarted Started = new(City.Id, 1, Standard, Consulted);

    private static PolicyLineInput Routine => StandardPolicy.Lines[2];

    private static PolicyLineInput Dark => Routine with { Category = "A1", Complete = new(3, LimitUnit.WorkingDays) };

    [Fact]
    public void a_city_begins_with_the_standard_table() => Starting(new() { City = "CS" }).Then(Started);

    [Fact]
    public void a_city_may_begin_with_a_table_of_its_own()
    {
        var lines = new NamedLine(ALamp, Urgency.Routine, Standard[2].Dispatch, Standard[2].Accept, Standard[2].Contact, TimeLimit.WorkingDays(3));
        Starting(new() { City = "CS", Lines = [.. StandardPolicy.Lines, Dark], Consultation = new() { ReportIn = new(1, LimitUnit.WorkingDays), Meeting = new(3, LimitUnit.WorkingDays) } })
            .Then(new DeadlinePolicyStarted(City.Id, 1, [.. Standard, lines], new(TimeLimit.WorkingDays(1), TimeLimit.WorkingDays(3))));
    }

    [Fact]
    public void only_a_city_has_a_policy() => Starting(new() { City = "CS-YS" }).ThenRefused("unit.unknown", "city");

    [Fact]
    public void a_city_has_one_policy()
    {
        Given(Started).In(TestCity.Organisation).When(new StartPolicy { City = "CS" }).ThenRefused("policy.already_there");
        GivenNothing<DeadlinePolicy>().In(TestCity.Organisation).Under(Rules(Started)).When(new StartPolicy { City = "CS" }).ThenRefused("policy.already_there");
    }

    [Fact]
    public void a_revision_is_a_version_with_all_lines() =>
        Revising([.. StandardPolicy.Lines, Dark]).Then(new DeadlinePolicyRevised(2, [.. Standard, Standard[2] with { Category = ALamp, Complete = TimeLimit.WorkingDays(3) }], Consulted));

    [Fact]
    public void a_revision_may_be_of_the_consultations_limits_alone() =>
        Revising(StandardPolicy.Lines, new() { ReportIn = new(4, LimitUnit.WorkingHours), Meeting = new(5, LimitUnit.WorkingDays) })
            .Then(new DeadlinePolicyRevised(2, Standard, new(TimeLimit.WorkingHours(4), TimeLimit.WorkingDays(5))));

    [Fact]
    public void the_same_lines_in_another_order_are_no_revision() => Revising([.. StandardPolicy.Lines.Reverse()]).ThenRefused("input.unchanged", "lines");

    [Fact]
    public void a_renamed_category_is_no_revision() =>
        Given(Started with { Lines = [.. Standard, Standard[2] with { Category = ALamp with { Name = "旧名" } }] }).In(TestCity.Organisation)
            .When(new RevisePolicy { Lines = [.. StandardPolicy.Lines, Routine with { Category = "A1" }], Consultation = StandardPolicy.Consultation })
            .ThenRefused("input.unchanged", "lines");

    [Fact]
    public void every_urgency_has_a_general_line() =>
        Revising([.. StandardPolicy.Lines.Skip(1), StandardPolicy.Lines[0] with { Category = "A1" }]).ThenRefused("policy.general_line_missing", "lines");

    [Theory]
    [InlineData("A1", "lines[5].urgency")]
    [InlineData("", "lines[5].urgency")]
    public void a_line_stands_once(string category, string field)
    {
        var twice = Routine with { Category = category };
        Revising([.. StandardPolicy.Lines, Dark, twice]).ThenRefused("policy.line_twice", field);
    }

    [Fact]
    public void a_lines_category_is_known() => Revising([.. StandardPolicy.Lines, Dark with { Category = "none" }]).ThenRefused("category.unknown", "lines[4].category");

    [Fact]
    public void everything_wrong_with_the_limits_is_said_at_once()
    {
        var nothing = new LimitAmount(0, LimitUnit.Hours);
        Revising(
            [.. StandardPolicy.Lines, Dark with { Dispatch = nothing, Accept = new(6, LimitUnit.WorkingDays), Contact = new(-1, LimitUnit.WorkingDays) }],
            new() { ReportIn = new(3, LimitUnit.WorkingDays), Meeting = new(2, LimitUnit.WorkingDays) })
            .ThenWrong(
                ("lines[4].dispatch", "policy.limit_out_of_range"), ("lines[4].accept", "policy.limit_after_last"),
                ("lines[4].contact", "policy.limit_out_of_range"), ("consultation.reportIn", "policy.limit_after_last"));
    }

    /// <summary>A working day can last from Friday evening to Monday: twenty-four hours are no safe end for it.</summary>
    [Fact]
    public void a_working_limit_is_not_within_a_natural_one() =>
        Revising([.. StandardPolicy.Lines, Dark with { Accept = new(1, LimitUnit.WorkingHours), Contact = new(1, LimitUnit.Hours), Complete = new(24, LimitUnit.Hours) }])
            .ThenRefused("policy.limit_after_last", "lines[4].accept");

    [Fact]
    public void there_are_not_more_lines_than_anybody_can_read() =>
        Assert.Contains(Reasons(Revising([.. Enumerable.Repeat(Routine, 1001)])), r => (r.Field, r.Code) == ("lines", "input.too_many"));

    [Fact]
    public void a_line_that_is_not_there_is_malformed() => Revising([.. StandardPolicy.Lines, null!]).ThenRefused("input.malformed", "lines");

    [Fact]
    public void the_fold_keeps_the_last_version()
    {
        var policy = Fold(Started, new DeadlinePolicyRevised(2, [Standard[0]], Consulted));
        Assert.Equal((City.Id, 2, Consulted), (policy.City, policy.Version, policy.Consultation!));
        Assert.Equal([Standard[0]], policy.Lines);
        Assert.Equal([new Party(Relation.Holder, City.Id)], policy.Parties);
    }

    [Fact]
    public void the_line_of_the_nearest_category_counts_and_else_the_general_one()
    {
        var lamps = Standard[2] with { Category = ALamp, Complete = TimeLimit.WorkingDays(2) };
        var rules = Rules(Started with { Lines = [.. Standard, lamps] });
        Assert.Equal(lamps.ToLine(), rules.LineOf([DarkLamps.Id, Lamps.Id, Roads.Id], Urgency.Routine));
        Assert.Equal(Standard[2].ToLine(), rules.LineOf([Roads.Id], Urgency.Routine));
        Assert.Equal(Standard[0].ToLine(), rules.LineOf([DarkLamps.Id, Lamps.Id, Roads.Id], Urgency.Emergency));
        Assert.Equal((1, Consulted), (rules.PolicyVersion, rules.Consultation!));
    }

    [Fact]
    public void without_a_policy_there_is_no_line()
    {
        Assert.Null(DeadlineRules.None.LineOf([Lamps.Id], Urgency.Routine));
        Assert.Null(DeadlineRules.None.Consultation);
    }

    private static DeadlineRules Rules(DeadlinePolicyStarted e) => DeadlineRules.Of(new(Id, e.Version, e.Lines, e.Consultation), null);

    private static IReadOnlyList<Refusal> Reasons(Outcome outcome) =>
        Assert.IsType<Decision.Refused>(outcome.Decision).Reasons;

    private static Outcome Starting(StartPolicy command) => GivenNothing<DeadlinePolicy>().In(TestCity.Organisation).When(command);

    private static Outcome Revising(IReadOnlyList<PolicyLineInput> lines, ConsultationInput? consultation = null) =>
        Given(Started).In(TestCity.Organisation).When(new RevisePolicy { Lines = lines, Consultation = consultation ?? StandardPolicy.Consultation });
}
