using Haitang.Domain.Appeals;
using Haitang.Domain.Organisation;
using static Haitang.Domain.Tests.GivenWhenThen;
using static Haitang.Domain.Tests.Organisation.TestCity;

namespace Haitang.Domain.Tests.Organisation;

public class CategoryTests
{
    private static readonly CategoryAdded ACategory = new(City.Id, "B", "供水", "Water", null);

    [Fact]
    public void a_category_stands_on_the_first_level() => Adding("").Then(ACategory);

    [Theory]
    [InlineData("A")]
    [InlineData("A1")]
    public void a_category_stands_on_the_second_or_third_level(string parent)
    {
        var above = TestCity.Organisation.Category(parent)!;
        Adding(parent).Then(ACategory with { Parent = new Named(above.Id, above.Name, above.NameEn) });
    }

    [Fact]
    public void a_category_is_added_once() =>
        Given(ACategory).In(TestCity.Organisation)
            .When(new AddCategory { City = "CS", Code = "C", Name = "供气", NameEn = "Gas" }).ThenRefused("category.already_there");

    [Fact]
    public void there_is_no_fourth_level() => Adding("A1a").ThenRefused("category.too_deep", "parent");

    [Fact]
    public void the_category_above_must_exist() => Adding("none").ThenRefused("category.unknown", "parent");

    [Fact]
    public void nothing_is_added_below_a_retired_category() => Adding("Z").ThenRefused("category.parent_retired");

    [Fact]
    public void everything_wrong_is_said_at_once() =>
        GivenNothing<Category>().In(TestCity.Organisation)
            .When(new AddCategory { City = "CS-YS", Code = "a1", Name = "", NameEn = "" })
            .ThenWrong(("city", "unit.unknown"), ("code", "input.code_taken"), ("name", "input.required"), ("nameEn", "input.required"));

    [Fact]
    public void a_renamed_category_remembers_its_former_name() =>
        Given(ACategory).When(new RenameCategory { Name = "水务", NameEn = "Water works" })
            .Then(new CategoryRenamed("水务", "Water works", "供水", "Water"));

    [Fact]
    public void renaming_to_the_same_name_is_no_change() =>
        Given(ACategory).When(new RenameCategory { Name = "供水", NameEn = "Water" }).ThenRefused("input.unchanged", "name");

    [Fact]
    public void a_category_says_of_what_nature_its_matters_usually_are() =>
        Given(ACategory).When(new SetCategoryNature { Nature = Nature.Complaint }).Then(new CategoryNatureSet(Nature.Complaint, null));

    [Fact]
    public void a_category_is_added_with_its_usual_nature() =>
        GivenNothing<Category>().In(TestCity.Organisation)
            .When(new AddCategory { City = "CS", Code = "B", Name = "供水", NameEn = "Water", Nature = Nature.Help })
            .Then(ACategory, new CategoryNatureSet(Nature.Help, null));

    [Fact]
    public void a_category_without_a_nature_of_its_own_follows_the_line_above() =>
        Given(ACategory, new CategoryNatureSet(Nature.Help, null)).When(new SetCategoryNature()).Then(new CategoryNatureSet(null, Nature.Help));

    [Fact]
    public void setting_the_same_nature_is_no_change() =>
        Given(ACategory, new CategoryNatureSet(Nature.Help, null)).When(new SetCategoryNature { Nature = Nature.Help }).ThenRefused("input.unchanged", "nature");

    [Fact]
    public void the_nearest_line_that_says_a_nature_counts()
    {
        CategoryEntry Line(int id, int? parent, Nature? nature) =>
            new(Numbered(id), $"L{id}", "分类", "Line", parent is { } above ? Numbered(above) : null, Nature: nature);
        var organisation = new OrganisationDirectory(1, [], [Line(1, null, Nature.Help), Line(2, 1, null), Line(3, 2, Nature.Inquiry), Line(4, 2, null), Line(5, null, null)], []);
        Assert.Equal<Nature?>([Nature.Help, Nature.Help, Nature.Inquiry, Nature.Help, null], Enumerable.Range(1, 5).Select(id => organisation.UsualNature(Numbered(id))));
    }

    private static Guid Numbered(int id) => new(id, 0, 0, new byte[8]);

    [Fact]
    public void a_category_retires() => Given(ACategory).When(new RetireCategory()).Then(new CategoryRetired());

    [Fact]
    public void a_retired_category_does_not_retire_again() =>
        Given(ACategory, new CategoryRetired()).When(new RetireCategory()).ThenRefused("category.retired");

    [Fact]
    public void a_category_with_lower_ones_does_not_retire()
    {
        var below = new CategoryEntry(Number(40), "B1", "停水", "Cut", Id);
        Retiring(below).ThenRefused("category.has_lower_ones");
        Retiring(below with { Retired = true }).Then(new CategoryRetired());
    }

    [Fact]
    public void a_retired_category_is_restored() =>
        Given(ACategory, new CategoryRetired()).When(new RestoreCategory()).Then(new CategoryRestored());

    [Fact]
    public void a_category_in_use_is_not_restored() =>
        Given(ACategory, new CategoryRetired(), new CategoryRestored()).When(new RestoreCategory()).ThenRefused("category.in_use");

    [Fact]
    public void a_category_is_not_restored_below_a_retired_one() =>
        Given(ACategory with { Parent = new Named(Gone.Id, Gone.Name, Gone.NameEn) }, new CategoryRetired()).In(TestCity.Organisation)
            .When(new RestoreCategory()).ThenRefused("category.parent_retired");

    [Fact]
    public void the_fold_keeps_what_the_events_say() =>
        Assert.Equal(
            new Category { City = City.Id, Code = "B", Name = "水务", NameEn = "Water works", Retired = true },
            Fold(ACategory, new CategoryRenamed("水务", "Water works", "供水", "Water"), new CategoryRetired()));

    [Fact]
    public void categories_belong_to_the_city() => Assert.Equal([new Party(Relation.Holder, City.Id)], Fold(ACategory).Parties);

    private static Outcome Adding(string parent) =>
        GivenNothing<Category>().In(TestCity.Organisation)
            .When(new AddCategory { City = "CS", Code = "B", Name = "供水", NameEn = "Water", Parent = parent });

    private static Outcome Retiring(CategoryEntry below) =>
        Given(ACategory).In(new OrganisationDirectory(1, [City], [below], [])).When(new RetireCategory());
}
