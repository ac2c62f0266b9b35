using Haitang.Domain.Organisation;
using Haitang.Web.Admin.Touching;
using Haitang.Web.Commands;
using Haitang.Web.Forms;
using Haitang.Web.Words;
using Npgsql;

namespace Haitang.Web.Admin.Units;

/// <summary>What a change of a unit touches: what stands below it, who works there, and the open work that is there.</summary>
public sealed class UnitTouches(NpgsqlDataSource database, DirectoryCache directory)
{
    /// <summary>Nobody goes on with what is left there.</summary>
    public async Task<Touches> OfClosingAsync(ObjectFile<Unit> file, CancellationToken cancel)
    {
        var (organisation, work) = (await directory.NowAsync(cancel), await WorkAsync(file.Id, cancel));
        return Touches.Of(
            Below(file.Id, organisation, "touch.unit-below-first", grave: true),
            work.Held.Line(Screens.Say("touch.unit-held"), Screens.Say("touch.unit-stay"), grave: true),
            work.Worked.Line(Screens.Say("touch.unit-worked"), Screens.Say("touch.unit-stay"), grave: true),
            work.Issued.Line(Screens.Say("touch.unit-issued"), Screens.Say("touch.unit-issued-stay"), grave: true),
            work.People.Line(Screens.Say("touch.unit-people"), Screens.Say("touch.unit-people-keep")),
            Leader(file, "touch.unit-leader-relieved"));
    }

    /// <param name="into">Who takes it over, once it is chosen.</param>
    public async Task<Touches> OfMergingAsync(ObjectFile<Unit> file, string into, CancellationToken cancel)
    {
        var (organisation, work) = (await directory.NowAsync(cancel), await WorkAsync(file.Id, cancel));
        var other = organisation.Unit(new Ref(into)) is { } unit ? Called.By(unit) : Screens.Say("touch.unit-other");
        var goOn = Screens.Say("touch.unit-go-on", ("unit", other));
        return Touches.Of(
            Below(file.Id, organisation, "touch.unit-below-first", grave: true),
            work.Held.Line(Screens.Say("touch.unit-held"), goOn),
            work.Worked.Line(Screens.Say("touch.unit-worked"), goOn),
            work.Issued.Line(Screens.Say("touch.unit-issued"), Screens.Say("touch.unit-issued-go-on", ("unit", other))),
            work.People.Line(Screens.Say("touch.unit-people"), Screens.Say("touch.unit-people-keep")),
            Leader(file, "touch.unit-leader-relieved"));
    }

    /// <param name="parent">What it comes to stand under, once it is chosen.</param>
    public async Task<Touches> OfMovingAsync(ObjectFile<Unit> file, string parent, CancellationToken cancel)
    {
        var (organisation, work) = (await directory.NowAsync(cancel), await WorkAsync(file.Id, cancel));
        var former = file.State.Parent is { } from ? organisation.Unit(from) : null;
        var other = organisation.Unit(new Ref(parent)) is { } unit ? Called.By(unit) : null;
        return Touches.Of(
            Below(file.Id, organisation, "touch.unit-below-along", grave: false),
            work.Area.Line(Screens.Say("touch.unit-area"), Screens.Say("touch.unit-area-counted", ("unit", former is null ? null : Called.By(former)))),
            work.Worked.Line(Screens.Say("touch.unit-worked"), Screens.Say("touch.unit-worked-along")),
            work.People.Line(Screens.Say("touch.unit-people"), Screens.Say("touch.unit-people-along", ("unit", other))));
    }

    /// <summary>The grid's work goes on with whoever leads it.</summary>
    public async Task<Touches> OfLeadingAsync(ObjectFile<Unit> file, string next, CancellationToken cancel)
    {
        var work = await WorkAsync(file.Id, cancel);
        var becomes = Screens.Say(next);
        return Touches.Of(
            Leader(file, "touch.unit-leader-loses"),
            work.Held.Line(Screens.Say("touch.unit-held"), becomes),
            work.Worked.Line(Screens.Say("touch.unit-worked"), becomes));
    }

    private static Touched? Below(Guid unit, OrganisationDirectory organisation, string becomes, bool grave)
    {
        var below = organisation.Units.Where(u => !u.Closed && organisation.IsAbove(unit, u.Id)).ToList();
        return below.Count == 0 ? null : new(Screens.Say("touch.unit-below"), Figures.Of(below.Count))
        {
            Becomes = Screens.Say(becomes),
            IsGrave = grave,
            HasMore = below.Count > Holders.Named,
            Names =
            [
                .. below.OrderBy(u => u.Kind).ThenBy(u => u.Code, StringComparer.Ordinal).Take(Holders.Named)
                    .Select(u => new TouchedName(Called.By(u), $"admin/units?id={u.Id}")),
            ],
        };
    }

    private static Touched? Leader(ObjectFile<Unit> file, string becomes) => file.State.Leader is not { } leader ? null
        : new(Screens.Say("touch.unit-leader"))
        {
            Becomes = Screens.Say(becomes),
            Names = [new(file.Names.GetValueOrDefault(leader)?.DisplayName ?? Screens.Say("admin.nameless"), $"admin/accounts?id={leader}")],
        };

    private async Task<Work> WorkAsync(Guid unit, CancellationToken cancel)
    {
        await using var batch = database.CreateBatch();
        foreach (var question in new[] { OpenWork.HeldBy(unit), OpenWork.WorkedOnBy(unit), OpenWork.IssuedBy(unit), OpenWork.In(unit), Holders.At(unit) })
            batch.BatchCommands.Add(question.ToBatchCommand());
        await using var answers = await batch.ExecuteReaderAsync(cancel);
        return new(
            await Tally.NextAsync(answers, cancel), await Tally.NextAsync(answers, cancel), await Tally.NextAsync(answers, cancel),
            await Tally.NextAsync(answers, cancel), await Holders.NextAsync(answers, cancel));
    }

    /// <param name="Held">In its own queue.</param>
    /// <param name="Worked">Tickets that it works on.</param>
    /// <param name="Issued">Tickets that it rules on.</param>
    /// <param name="Area">Cases that lie in it or below it.</param>
    private sealed record Work(Tally Held, Tally Worked, Tally Issued, Tally Area, Holders People);
}
