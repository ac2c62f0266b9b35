using Haitang.Domain.Appeals;
using Haitang.Domain.Deadlines;
using Haitang.Domain.Organisation;
using Haitang.EventLog;
using Haitang.Projections.Events;
using Haitang.Web.Admin.Touching;
using Haitang.Web.Commands;
using Haitang.Web.Forms;
using Haitang.Web.Words;
using Npgsql;

namespace Haitang.Web.Admin.Policies;

/// <summary>What a revision touches: nothing that is issued already, everything that comes.</summary>
public sealed class PolicyTouches(NpgsqlDataSource database, DirectoryCache directory)
{
    /// <summary>Of another line for this urgency.</summary>
    /// <param name="category">That it is for, with those below that have no line of their own; null: whatever has none.</param>
    public async Task<Touches> OfLineAsync(ObjectFile<DeadlinePolicy> file, Guid? category, Urgency urgency, CancellationToken cancel)
    {
        var categories = Under(category, urgency, file.State.Lines, await directory.NowAsync(cancel));
        await using var batch = database.CreateBatch();
        foreach (var question in new[] { Issued(categories, urgency), Waiting(categories, urgency), Unclassified }) batch.BatchCommands.Add(question.ToBatchCommand());
        await using var answers = await batch.ExecuteReaderAsync(cancel);
        var (issued, waiting, collected) = (await Tally.NextAsync(answers, cancel), await Tally.NextAsync(answers, cancel), await Tally.NextAsync(answers, cancel));
        return Touches.Of(
            Version(file),
            issued.Line(Screens.Say("touch.policy-issued"), Screens.Say("touch.policy-issued-keep")),
            waiting.Line(Screens.Say("touch.policy-waiting"), Screens.Say("touch.policy-waiting-keep")),
            collected.Line(Screens.Say("touch.policy-collected"), Screens.Say("touch.policy-collected-then")));
    }

    /// <summary>As long as nothing more is known, or no ticket has any part in it.</summary>
    public static Touches OfVersion(ObjectFile<DeadlinePolicy> file) => Touches.Of(Version(file));

    private static Touched Version(ObjectFile<DeadlinePolicy> file) => new(Screens.Say("touch.policy-version", ("n", file.State.Version + 1)))
    {
        Becomes = Screens.Say("touch.policy-version-from"),
    };

    /// <summary>The categories whose nearest line for the urgency is this one, or would be.</summary>
    private static Guid[] Under(Guid? category, Urgency urgency, IReadOnlyList<NamedLine> lines, OrganisationDirectory organisation)
    {
        var named = lines.Where(l => l.Urgency == urgency && l.Category is not null).Select(l => l.Category!.Id).Append(category ?? Guid.Empty).ToHashSet();
        return
        [
            .. organisation.Categories.Select(c => c.Id)
                .Where(c => organisation.CategoryUpFrom(c).FirstOrDefault(up => named.Contains(up.Id))?.Id == category),
        ];
    }

    private static Sql Issued(Guid[] categories, Urgency urgency) => Tally.Of(Sql.Of($"""
        select c.confidential from haitang.ticket_rows t join haitang.case_rows c on c.id = t.case_id
        where t.status = any({OpenWork.Tickets}) and t.urgency = {EnumNames.Of(urgency)} and c.category = any({categories})
        """));

    private static Sql Waiting(Guid[] categories, Urgency urgency) => Tally.Of(Sql.Of($"""
        select confidential from haitang.case_rows
        where status = {EnumNames.Of(AppealStatus.Classified)} and urgency = {EnumNames.Of(urgency)} and category = any({categories})
        """));

    private static Sql Unclassified => Tally.Of(Sql.Of(
        $"select confidential from haitang.case_rows where status = {EnumNames.Of(AppealStatus.Collected)}"));
}
