using Haitang.Domain.Organisation;
using Haitang.Projections.Events;
using Haitang.Projections.Live;
using Haitang.Web.Commands;
using Haitang.Web.Forms;
using Haitang.Web.Identity;
using Microsoft.AspNetCore.Components;

namespace Haitang.Web.Admin.Accounts;

public sealed partial class AccountsPage
{
    private const int PageSize = 50;

    // Not in the address: names of people stand in no address that a log may keep.
    private string _text = "";

    [SupplyParameterFromQuery(Name = "kind")]
    public string? Kind { get; set; }

    /// <summary>The last account of the page before.</summary>
    [SupplyParameterFromQuery(Name = "after")]
    public string? After { get; set; }

    [Inject]
    private PeopleList People { get; set; } = null!;

    [Inject]
    private MachineList Machines { get; set; } = null!;

    [Inject]
    private AccountNames Names { get; set; } = null!;

    [Inject]
    private ObjectFiles Files { get; set; } = null!;

    [Inject]
    private DirectoryCache Directory { get; set; } = null!;

    [Inject]
    private AccountActs Acts { get; set; } = null!;

    [Inject]
    private OpeningActs Opening { get; set; } = null!;

    [Inject]
    private TimeProvider Clock { get; set; } = null!;

    protected override string Path => "admin/accounts";

    protected override object? Asked => (Viewer?.Actor, ListKind, After, Chosen);

    private AccountKind ListKind => EnumNames.ParseOrNull<AccountKind>(Kind) ?? AccountKind.Person;

    private bool IsMachines => ListKind is AccountKind.Machine;

    protected override bool Concerns(Change change) => change.Stream is "account" or "unit";

    protected override async Task<AccountsShown> QueryAsync(CancellationToken cancel)
    {
        Guid? after = Guid.TryParse(After, out var last) ? last : null;
        // One more than is shown tells whether there is another page.
        var people = IsMachines ? [] : await People.PageAsync(_text, after, PageSize + 1, cancel);
        var machines = IsMachines ? await Machines.PageAsync(_text, after, PageSize + 1, cancel) : [];
        var file = Chosen is { } id ? await Files.OpenAsync<Account>(id, cancel) : null;
        var key = file?.State.Kind is AccountKind.Machine ? await Machines.OneAsync(file.Id, cancel) : null;
        var name = file is null ? null : (await Names.OfAsync([file.Id], cancel)).GetValueOrDefault(file.Id);
        Guid? next = people.Count > PageSize ? people[PageSize - 1].Id : machines.Count > PageSize ? machines[PageSize - 1].Account : null;
        return new([.. people.Take(PageSize)], [.. machines.Take(PageSize)], next, file, key, name, await Directory.NowAsync(cancel));
    }

    protected override string AddressOf(Guid? id, string? act = null) =>
        Build(("kind", IsMachines ? Kind : null), ("after", After), ("id", id?.ToString()), ("act", act));

    private string ListAddress(AccountKind kind, Guid? after) =>
        Build(("kind", kind is AccountKind.Machine ? EnumNames.Of(kind) : null), ("after", after?.ToString()));

    private IReadOnlyList<Act> ActsOf(ObjectFile<Account> file) =>
        Viewer is { } viewer ? Acts.Of(file, Shown!.Organisation, viewer.Actor.Account) : [];

    private async Task SearchAsync(string? text)
    {
        _text = text ?? "";
        if (After is not null) Navigation.NavigateTo(ListAddress(ListKind, null), replace: true);
        else await LookAgainAsync();
    }
}
