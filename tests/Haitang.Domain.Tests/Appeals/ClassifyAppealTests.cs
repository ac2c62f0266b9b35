using Haitang.Domain.Appeals;
using static Haitang.Domain.Tests.Appeals.AppealStories;
using static Haitang.Domain.Tests.GivenWhenThen;
using static Haitang.Domain.Tests.Organisation.TestCity;

namespace Haitang.Domain.Tests.Appeals;

public sealed class ClassifyAppealTests
{
    [Fact]
    public void a_collected_appeal_is_classified_where_it_stands() =>
        Given(Collected(Town)).In(TheCity).When(Classify(), by: Clerk).Then(Classified(Town));

    [Fact]
    public void a_classification_can_be_corrected() =>
        Given(Collected(Town), Classified(Town)).In(TheCity)
            .When(Classify() with { Nature = Nature.Complaint }, by: Clerk).Then(Classified(Town, Nature.Complaint));

    [Fact]
    public void a_report_is_confidential_whatever_is_said_and_goes_to_the_command_centre() =>
        Given(Collected(Town)).In(TheCity)
            .When(Classify() with { Nature = Nature.Report, Confidential = false }, by: Clerk)
            .Then(Classified(City, Nature.Report, confidential: true));

    [Fact]
    public void a_confidential_appeal_stays_so_when_nothing_is_said() =>
        Given(Collected(City, confidential: true)).In(TheCity).When(Classify(), by: Officer).Then(Classified(City, confidential: true));

    [Fact]
    public void the_command_centre_lifts_confidentiality() =>
        Given(Collected(City, confidential: true)).In(TheCity)
            .When(Classify() with { Confidential = false }, by: Officer).Then(Classified(City));

    [Fact]
    public void nobody_else_lifts_confidentiality() =>
        Given(Collected(City, confidential: true)).In(TheCity)
            .When(Classify() with { Confidential = false }, by: Clerk).ThenRefused("appeal.only_centre_lifts_confidential");

    [Theory]
    [InlineData("no-such", "category.unknown")]
    [InlineData("Z", "category.unknown")]
    [InlineData("A1", "category.not_a_leaf")]
    public void a_category_must_be_a_leaf_in_use(string category, string code) =>
        Given(Collected(Town)).In(TheCity).When(Classify() with { Category = category }, by: Clerk).ThenWrong(("category", code));

    [Fact]
    public void an_answered_appeal_is_classified_no_more() =>
        Given(Collected(Grid), Settled(Grid)).In(TheCity).When(Classify(), by: Clerk).ThenRefused("appeal.not_to_classify");
}
