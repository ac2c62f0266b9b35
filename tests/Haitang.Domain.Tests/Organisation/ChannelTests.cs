using Haitang.Domain.Organisation;
using static Haitang.Domain.Tests.GivenWhenThen;
using static Haitang.Domain.Tests.Organisation.TestCity;

namespace Haitang.Domain.Tests.Organisation;

public class ChannelTests
{
    private static readonly ChannelAdded AChannel = new(City.Id, "letters", "来信来访", "Letters and visits");

    [Fact]
    public void a_city_adds_its_own_channel() =>
        GivenNothing<Channel>().In(TestCity.Organisation)
            .When(new AddChannel { City = City.Id, Code = "letters", Name = "来信来访", NameEn = "Letters and visits" }).Then(AChannel);

    [Fact]
    public void a_channel_is_added_once() =>
        Given(AChannel).In(TestCity.Organisation)
            .When(new AddChannel { City = "CS", Code = "more", Name = "更多", NameEn = "More" }).ThenRefused("channel.already_there");

    [Fact]
    public void everything_wrong_is_said_at_once() =>
        GivenNothing<Channel>().In(TestCity.Organisation)
            .When(new AddChannel { City = "nowhere", Code = "VISIT", Name = "", NameEn = "" })
            .ThenWrong(("city", "unit.unknown"), ("code", "input.code_taken"), ("name", "input.required"), ("nameEn", "input.required"));

    [Fact]
    public void a_renamed_channel_remembers_its_former_name() =>
        Given(AChannel).When(new RenameChannel { Name = "信访", NameEn = "Petitions" })
            .Then(new ChannelRenamed("信访", "Petitions", "来信来访", "Letters and visits"));

    [Fact]
    public void renaming_to_the_same_name_is_no_change() =>
        Given(AChannel).When(new RenameChannel { Name = "来信来访", NameEn = "Letters and visits" }).ThenRefused("input.unchanged", "name");

    [Fact]
    public void a_channel_retires() => Given(AChannel).When(new RetireChannel()).Then(new ChannelRetired());

    [Fact]
    public void a_retired_channel_does_not_retire_again() =>
        Given(AChannel, new ChannelRetired()).When(new RetireChannel()).ThenRefused("channel.retired");

    [Fact]
    public void a_retired_channel_is_restored() =>
        Given(AChannel, new ChannelRetired()).When(new RestoreChannel()).Then(new ChannelRestored());

    [Fact]
    public void a_channel_in_use_is_not_restored() => Given(AChannel).When(new RestoreChannel()).ThenRefused("channel.in_use");

    [Fact]
    public void the_fold_keeps_what_the_events_say() =>
        Assert.Equal(
            new Channel { City = City.Id, Code = "letters", Name = "信访", NameEn = "Petitions" },
            Fold(AChannel, new ChannelRenamed("信访", "Petitions", "", ""), new ChannelRetired(), new ChannelRestored()));

    [Fact]
    public void channels_belong_to_the_city() => Assert.Equal([new Party(Relation.Holder, City.Id)], Fold(AChannel).Parties);
}
