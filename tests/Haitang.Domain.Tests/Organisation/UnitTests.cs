using Haitang.Domain.Organisation;
using static Haitang.Domain.Tests.GivenWhenThen;
using static Haitang.Domain.Tests.Organisation.TestCity;

namespace Haitang.Domain.Tests.Organisation;

public class UnitTests
{
    private static readonly UnitOpened ACommunity = new(Id, "CS-YS-02", UnitKind.Community, "泰慈", "Taici", Town.Label());

    [Theory]
    [InlineData(UnitKind.Town, "CS")]
    [InlineData(UnitKind.Community, "CS-YS")]
    [InlineData(UnitKind.Grid, "CS-YS-01")]
    [InlineData(UnitKind.Department, "CS")]
    [InlineData(UnitKind.Partner, "CS")]
    public void a_unit_opens_under_a_unit_of_the_kind_above(UnitKind kind, string parent) =>
        Opening(kind, parent).Then(new UnitOpened(Id, "NEW", kind, "新", "New", TestCity.Organisation.Unit(parent)!.Label()));

    [Theory]
    [InlineData(UnitKind.City, "CS")]
    [InlineData(UnitKind.Town, "CS-YS")]
    [InlineData(UnitKind.Town, "")]
    [InlineData(UnitKind.Community, "CS")]
    [InlineData(UnitKind.Grid, "CS-YS")]
    [InlineData(UnitKind.Grid, "CS-WATER")]
    [InlineData(UnitKind.Department, "CS-YS")]
    [InlineData(UnitKind.Partner, "CS-WATER")]
    public void a_unit_does_not_open_anywhere_else(UnitKind kind, string parent) =>
        Opening(kind, parent).ThenRefused("unit.wrong_parent", "kind");

    [Fact]
    public void the_first_unit_is_the_city() =>
        GivenNothing<Unit>().When(Open(UnitKind.City, "")).Then(new UnitOpened(Id, "NEW", UnitKind.City, "新", "New", null));

    [Fact]
    public void a_unit_opens_once() =>
        Given(ACommunity).In(TestCity.Organisation).When(Open(UnitKind.Town, "CS")).ThenRefused("unit.already_there");

    [Fact]
    public void there_is_one_city() => Opening(UnitKind.City, "").ThenRefused("unit.city_exists");

    [Fact]
    public void nothing_opens_under_a_closed_unit() => Opening(UnitKind.Community, "CS-OLD").ThenRefused("unit.parent_closed");

    [Fact]
    public void the_parent_must_exist() =>
        Opening(UnitKind.Town, "nowhere").ThenWrong(("parent", "unit.unknown"), ("kind", "unit.wrong_parent"));

    [Theory]
    [InlineData("cs-ys")]
    [InlineData("CS-YS-01")]
    public void a_code_is_used_once_in_whatever_case(string code) =>
        GivenNothing<Unit>().In(TestCity.Organisation).When(Open(UnitKind.Town, "CS") with { Code = code })
            .ThenRefused("input.code_taken", "code");

    [Theory]
    [InlineData("")]
    [InlineData("-a")]
    [InlineData("a b")]
    [InlineData("常熟")]
    [InlineData("0192e000000070008000000000000001")]
    public void a_code_is_short_ascii_and_no_uuid(string code) =>
        GivenNothing<Unit>().In(TestCity.Organisation).When(Open(UnitKind.Town, "CS") with { Code = code })
            .ThenRefused("input.code_form", "code");

    [Fact]
    public void everything_wrong_is_said_at_once() =>
        GivenNothing<Unit>().In(TestCity.Organisation).When(new OpenUnit
        {
            Code = "?",
            Kind = UnitKind.Town,
            Name = " ",
            NameEn = new string('x', 61),
            Parent = City.Id,
        }).ThenWrong(("code", "input.code_form"), ("name", "input.required"), ("nameEn", "input.too_long"));

    [Fact]
    public void a_renamed_unit_remembers_its_former_name() =>
        Given(ACommunity).When(new RenameUnit { Name = "泰慈新村", NameEn = "New Taici" })
            .Then(new UnitRenamed("泰慈新村", "New Taici", "泰慈", "Taici"));

    [Fact]
    public void renaming_to_the_same_name_is_no_change() =>
        Given(ACommunity).When(new RenameUnit { Name = "泰慈", NameEn = "Taici" }).ThenRefused("input.unchanged", "name");

    [Fact]
    public void a_name_is_required_in_both_languages() =>
        Given(ACommunity).When(new RenameUnit { Name = "", NameEn = "" })
            .ThenWrong(("name", "input.required"), ("nameEn", "input.required"));

    [Fact]
    public void an_empty_unit_closes() =>
        Given(ACommunity).In(TestCity.Organisation).When(new CloseUnit()).Then(new UnitClosed());

    [Fact]
    public void a_closed_unit_does_not_close_again() =>
        Given(ACommunity, new UnitClosed()).When(new CloseUnit()).ThenRefused("unit.closed");

    [Fact]
    public void a_unit_with_open_ones_below_does_not_close() =>
        Given(ACommunity with { Unit = Community.Id }).In(TestCity.Organisation).When(new CloseUnit()).ThenRefused("unit.has_open_units");

    [Fact]
    public void a_unit_with_only_closed_ones_below_closes() =>
        Given(ACommunity with { Unit = Community.Id }).In(Of(City, Town, Community, Grid with { Closed = true }))
            .When(new CloseUnit()).Then(new UnitClosed());

    [Fact]
    public void the_city_stays() =>
        Given(new UnitOpened(Id, "CS", UnitKind.City, "常熟", "Changshu", null)).When(new CloseUnit()).ThenRefused("unit.city_stays");

    [Fact]
    public void a_closed_unit_reopens() =>
        Given(ACommunity, new UnitClosed()).In(TestCity.Organisation).When(new ReopenUnit()).Then(new UnitReopened());

    [Fact]
    public void an_open_unit_does_not_reopen() =>
        Given(ACommunity, new UnitClosed(), new UnitReopened()).When(new ReopenUnit()).ThenRefused("unit.open");

    [Fact]
    public void a_unit_does_not_reopen_under_a_closed_one() =>
        Given(ACommunity with { Parent = ClosedTown.Label() }, new UnitClosed()).In(TestCity.Organisation)
            .When(new ReopenUnit()).ThenRefused("unit.parent_closed");

    [Fact]
    public void a_unit_is_a_party_of_its_own_stream() =>
        Assert.Equal([new Party(Relation.Holder, Id)], Fold(ACommunity).Parties);

    [Fact]
    public void the_fold_keeps_what_the_events_say()
    {
        var state = Fold(ACommunity, new UnitRenamed("泰", "Tai", "泰慈", "Taici"), new UnitClosed());
        Assert.Equal(
            new Unit { Id = Id, Code = "CS-YS-02", Kind = UnitKind.Community, Name = "泰", NameEn = "Tai", Parent = Town.Id, Closed = true },
            state);
        Assert.False(Unit.Evolve(state, new UnitReopened()).Closed);
    }

    private static OpenUnit Open(UnitKind kind, string parent) =>
        new() { Code = "NEW", Kind = kind, Name = "新", NameEn = "New", Parent = parent };

    private static Outcome Opening(UnitKind kind, string parent) =>
        GivenNothing<Unit>().In(TestCity.Organisation).When(Open(kind, parent));
}
