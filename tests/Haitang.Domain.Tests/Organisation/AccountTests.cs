using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using static Haitang.Domain.Tests.GivenWhenThen;
using static Haitang.Domain.Tests.Organisation.TestCity;

namespace Haitang.Domain.Tests.Organisation;

public class AccountTests
{
    private static readonly DateTimeOffset NextYear = T0.AddYears(1);
    private static readonly AccountOpened APerson = new(Town.Label(), AccountKind.Person, null);
    private static readonly AccountOpened AMachine = new(City.Label(), AccountKind.Machine, NextYear);
    private static readonly Actor Self = new(Id, Role.Admin, City.Id);

    [Fact]
    public void a_persons_account_opens() =>
        Opening(AccountKind.Person, "CS-YS", null).Then(APerson);

    [Fact]
    public void a_machines_account_opens_with_its_end() =>
        Opening(AccountKind.Machine, "CS", NextYear.ToOffset(TimeSpan.FromHours(8))).Then(AMachine);

    [Fact]
    public void an_account_opens_once() =>
        Given(APerson).In(TestCity.Organisation).When(new OpenAccount { Unit = "CS", Kind = AccountKind.Person })
            .ThenRefused("account.already_there");

    [Fact]
    public void a_machines_account_needs_an_end() =>
        Opening(AccountKind.Machine, "CS", null).ThenRefused("account.expiry_required", "expiresAt");

    [Fact]
    public void the_end_lies_ahead() => Opening(AccountKind.Machine, "CS", T0).ThenRefused("input.not_in_future", "expiresAt");

    [Fact]
    public void people_do_not_expire() =>
        Opening(AccountKind.Person, "CS", NextYear).ThenRefused("account.expiry_for_machines", "expiresAt");

    [Fact]
    public void the_opening_unit_must_exist() =>
        Opening(AccountKind.Person, "nowhere", null).ThenRefused("unit.unknown", "unit");

    [Fact]
    public void a_closed_unit_opens_no_account() => Opening(AccountKind.Person, "CS-OLD", null).ThenRefused("unit.closed");

    [Fact]
    public void an_account_is_disabled_for_a_reason() =>
        Given(APerson).When(new DisableAccount { Reason = DisableReason.Left }).Then(new AccountDisabled(DisableReason.Left));

    [Fact]
    public void a_disabled_account_is_not_disabled_again() =>
        Given(APerson, new AccountDisabled(DisableReason.Left)).When(new DisableAccount { Reason = DisableReason.Other })
            .ThenRefused("account.disabled");

    [Fact]
    public void nobody_disables_himself() =>
        Given(APerson).When(new DisableAccount { Reason = DisableReason.Other }, by: Self).ThenRefused("account.own");

    [Fact]
    public void a_disabled_account_is_restored() =>
        Given(APerson, new AccountDisabled(DisableReason.Absent)).When(new RestoreAccount()).Then(new AccountRestored());

    [Fact]
    public void an_account_that_is_not_disabled_is_not_restored() =>
        Given(APerson, new AccountDisabled(DisableReason.Absent), new AccountRestored()).When(new RestoreAccount())
            .ThenRefused("account.not_disabled");

    [Fact]
    public void a_new_password_is_recorded_without_the_password() =>
        Given(APerson).When(new ResetPassword()).Then(new PasswordReset());

    [Fact]
    public void a_machine_has_no_password() =>
        Given(AMachine).When(new ResetPassword()).ThenRefused("account.no_password");

    [Fact]
    public void a_disabled_account_is_not_live_and_keeps_its_posts()
    {
        var state = Fold(APerson, new PostGranted(Role.Town, Town.Label()), new AccountDisabled(DisableReason.Absent));
        Assert.False(state.IsLive(T0));
        Assert.True(state.Holds(Role.Town, Town.Id));
        Assert.True(Account.Evolve(state, new AccountRestored()).IsLive(T0));
    }

    [Fact]
    public void a_machine_is_live_until_its_end_and_not_at_it()
    {
        var state = Fold(AMachine);
        Assert.True(state.IsLive(NextYear.AddTicks(-1)));
        Assert.False(state.IsLive(NextYear));
    }

    [Fact]
    public void an_account_belongs_to_the_unit_that_opened_it() =>
        Assert.Equal([new Party(Relation.Holder, Town.Id)], Fold(APerson).Parties);

    private static Outcome Opening(AccountKind kind, string unit, DateTimeOffset? expiresAt) =>
        GivenNothing<Account>().In(TestCity.Organisation)
            .When(new OpenAccount { Unit = unit, Kind = kind, ExpiresAt = expiresAt }, by: Admin);
}
