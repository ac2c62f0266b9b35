using Haitang.Domain.Organisation;
using Haitang.Web.Admin.Accounts;
using Haitang.Web.Commands;
using Haitang.Web.Forms;
using Haitang.Web.Words;

namespace Haitang.Web.Admin.Units;

/// <summary>What can be done with a unit.</summary>
public sealed class UnitActs(CommandDesk desk, PeopleList people, DirectoryCache directory, UnitTouches touches)
{
    public IReadOnlyList<Act> Of(ObjectFile<Unit> file)
    {
        var (unit, acts) = (file.State, new List<Act>());
        var below = Below(unit.Kind);
        if (!unit.Closed && below.Count > 0) acts.Add(Open(file.Id, below));
        acts.Add(Rename(file.Id, unit));
        if (unit is { Kind: UnitKind.Grid, Closed: false }) acts.Add(Appoint(file));
        if (unit.Leader is not null) acts.Add(Relieve(file));
        if (unit.Closed) acts.Add(Reopen(file.Id));
        else if (unit.Kind is not UnitKind.City) acts.AddRange([Move(file), Merge(file), Close(file)]);
        return acts;
    }

    private static IReadOnlyList<UnitKind> Below(UnitKind kind) => kind switch
    {
        UnitKind.City => [UnitKind.Town, UnitKind.Department, UnitKind.Partner],
        UnitKind.Town => [UnitKind.Community],
        UnitKind.Community => [UnitKind.Grid],
        _ => [],
    };

    private Act Open(Guid parent, IReadOnlyList<UnitKind> kinds) => Act.Of(
        desk, Screens.Say("admin.unit-open"), null, draft => new OpenUnit
        {
            Parent = parent,
            Kind = draft.Parse<UnitKind>("kind")!.Value,
            Code = draft["code"],
            Name = draft["name"],
            NameEn = draft["nameEn"],
        }) with
    {
        Fields =
        [
            new ChoiceField("kind", Screens.Say("admin.kind"), Choices.Of(kinds)),
            Labels.Code() with { Hint = Screens.Say("admin.code-hint") }, .. Labels.Names(),
        ],
    };

    private Act Rename(Guid id, Unit unit) => Act.Of(
        desk, Screens.Say("admin.rename"), id, draft => new RenameUnit { Name = draft["name"], NameEn = draft["nameEn"] }) with
    {
        Explanation = Screens.Say("admin.rename-hint"),
        Fields = Labels.Names(unit.Name, unit.NameEn),
    };

    private Act Appoint(ObjectFile<Unit> file) => Act.Of(
        desk, Screens.Say("admin.unit-appoint"), file.Id, draft => new AppointGridLeader { Account = Guid.TryParse(draft["account"], out var account) ? account : default }) with
    {
        Explanation = Screens.Say("admin.unit-appoint-hint"),
        Fields = [new LookupField("account", Screens.Say("admin.account"), async (text, _, cancel) => await people.ChoicesAsync(text, cancel))],
        Preview = new((_, cancel) => touches.OfLeadingAsync(file, "touch.unit-work-next", cancel)),
    };

    private Act Relieve(ObjectFile<Unit> file) => Act.Of(desk, Screens.Say("admin.unit-relieve"), file.Id, _ => new RelieveGridLeader()) with
    {
        Explanation = Screens.Say("admin.unit-relieve-hint"),
        Preview = new((_, cancel) => touches.OfLeadingAsync(file, "touch.unit-work-waits", cancel)),
    };

    private Act Merge(ObjectFile<Unit> file) => Act.Of(desk, Screens.Say("admin.unit-merge"), file.Id, draft => new MergeUnit { Into = new(draft["into"]) }) with
    {
        Explanation = Screens.Say("admin.unit-merge-hint"),
        Fields = [Lookup("into", Screens.Say("admin.unit-merge-into"), u => u.Kind == file.State.Kind && u.Id != file.Id)],
        Preview = new((draft, cancel) => touches.OfMergingAsync(file, draft["into"], cancel)) { Fields = ["into"] },
    };

    private Act Move(ObjectFile<Unit> file) => Act.Of(desk, Screens.Say("admin.unit-move"), file.Id, draft => new MoveUnit { Parent = new(draft["parent"]) }) with
    {
        Explanation = Screens.Say("admin.unit-move-hint"),
        Fields = [Lookup("parent", Screens.Say("admin.unit-above"), u => u.Id != file.State.Parent && Below(u.Kind).Contains(file.State.Kind))],
        Preview = new((draft, cancel) => touches.OfMovingAsync(file, draft["parent"], cancel)) { Fields = ["parent"] },
    };

    private LookupField Lookup(string name, string label, Func<UnitEntry, bool> fits) => new(
        name, label, async (text, _, cancel) => Choices.Units(await directory.NowAsync(cancel), fits, text));

    private Act Close(ObjectFile<Unit> file) => Act.Of(desk, Screens.Say("admin.unit-close"), file.Id, _ => new CloseUnit()) with
    {
        Explanation = Screens.Say("admin.unit-close-hint"),
        Preview = new((_, cancel) => touches.OfClosingAsync(file, cancel)),
    };

    private Act Reopen(Guid id) => Act.Of(desk, Screens.Say("admin.unit-reopen"), id, _ => new ReopenUnit()) with
    {
        Explanation = Screens.Say("admin.unit-reopen-hint"),
    };
}
