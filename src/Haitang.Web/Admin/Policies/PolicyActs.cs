using Haitang.Domain.Deadlines;
using Haitang.Domain.Organisation;
using Haitang.Projections.Events;
using Haitang.Web.Commands;
using Haitang.Web.Forms;
using Haitang.Web.Words;

namespace Haitang.Web.Admin.Policies;

/// <summary>What can be done with the policy. A form is about one line; what is sent is always the whole.</summary>
public sealed class PolicyActs(CommandDesk desk, DirectoryCache directory, PolicyTouches touches)
{
    /// <summary>The key of the act that changes the consultation's limits.</summary>
    public const string ConsultationKey = "revise-consultation";

    /// <summary>What can be done without a policy: begin with the standard table.</summary>
    public IReadOnlyList<Act> OfCity(OrganisationDirectory organisation) => organisation.City is not { } city ? [] :
    [
        Act.Of(desk, Screens.Say("policy.start"), null, _ => new StartPolicy { City = city.Id }) with { Explanation = Screens.Say("policy.start-hint") },
    ];

    public IReadOnlyList<Act> Of(ObjectFile<DeadlinePolicy> file) =>
    [
        Add(file, Place(file.State.Lines.Count)), Consultation(file),
        .. file.State.Lines.SelectMany((line, at) => line.Category is null ? [Revise(file, line, at)] : new[] { Revise(file, line, at), Remove(file, line, at) }),
    ];

    /// <summary>Under which name the act that changes this line is known.</summary>
    public static string ReviseKey(NamedLine line) => "revise-" + KeyOf(line);

    /// <summary>Under which name the act that takes this line out is known.</summary>
    public static string RemoveKey(NamedLine line) => "remove-" + KeyOf(line);

    private static string KeyOf(NamedLine line) =>
        line.Category is { } category ? $"{EnumNames.Of(line.Urgency)}-{category.Id:n}" : EnumNames.Of(line.Urgency);

    private Act Revise(ObjectFile<DeadlinePolicy> file, NamedLine line, int at) => Act.Reading(
        desk, Screens.Say("policy.revise-line"), file.Id,
        reading => With(file, lines => lines[at] = Read(reading, PolicyLineInput.Of(line))), ReviseKey(line)) with
    {
        Explanation = Screens.Say("policy.revise-hint", ("line", NameOf(line))),
        Fields = Limits(at, PolicyLineInput.Of(line)),
        Preview = OfLine(file, line),
        OnRow = true,
    };

    private Act Remove(ObjectFile<DeadlinePolicy> file, NamedLine line, int at) => Act.Reading(
        desk, Screens.Say("policy.remove-line"), file.Id, _ => With(file, lines => lines.RemoveAt(at)), RemoveKey(line)) with
    {
        Explanation = Screens.Say("policy.remove-hint", ("line", NameOf(line))),
        Preview = OfLine(file, line),
        OnRow = true,
    };

    private Act Add(ObjectFile<DeadlinePolicy> file, string place) => Act.Reading(
        desk, Screens.Say("policy.add-line"), file.Id,
        reading => With(file, lines => lines.Add(Read(reading, StandardPolicy.Lines[0] with
        {
            // Without a category it would be a second general line.
            Category = reading.Required("category"),
            Urgency = reading.Choice<Urgency>("urgency"),
        }))), "revise-add") with
    {
        Explanation = Screens.Say("policy.add-hint"),
        Preview = new((draft, cancel) => Guid.TryParse(draft["category"], out var category) && draft.Parse<Urgency>("urgency") is { } urgency
            ? touches.OfLineAsync(file, category, urgency, cancel)
            : Task.FromResult(PolicyTouches.OfVersion(file)))
        { Fields = ["category", "urgency"] },
        Fields =
        [
            new LookupField("category", Screens.Say("policy.category"), async (text, _, cancel) =>
                Choices.Categories(await directory.NowAsync(cancel), text)) { Alias = place + "category" },
            new ChoiceField("urgency", Screens.Say("case.urgency"), Choices.Of(Enum.GetValues<Urgency>())) { Alias = place + "urgency" },
            .. Limits(file.State.Lines.Count, PolicyLineInput.Of(file.State.Lines.First(l => l is { Category: null, Urgency: Urgency.Routine }))),
        ],
    };

    private Act Consultation(ObjectFile<DeadlinePolicy> file) => Act.Reading(
        desk, Screens.Say("policy.revise-consultation"), file.Id,
        reading => new RevisePolicy
        {
            Lines = [.. file.State.Lines.Select(PolicyLineInput.Of)],
            Consultation = new() { ReportIn = reading.Limit("reportIn"), Meeting = reading.Limit("meeting") },
        }, ConsultationKey) with
    {
        Explanation = Screens.Say("policy.revise-consultation-hint"),
        Preview = new((_, _) => Task.FromResult(PolicyTouches.OfVersion(file))),
        Fields =
        [
            Limit("reportIn", ClockKind.ReportIn, LimitAmount.Of(file.State.Consultation!.ReportIn), "consultation."),
            Limit("meeting", ClockKind.Meeting, LimitAmount.Of(file.State.Consultation.Meeting), "consultation."),
        ],
        OnRow = true,
    };

    private Preview OfLine(ObjectFile<DeadlinePolicy> file, NamedLine line) =>
        new((_, cancel) => touches.OfLineAsync(file, line.Category?.Id, line.Urgency, cancel));

    private static RevisePolicy With(ObjectFile<DeadlinePolicy> file, Action<List<PolicyLineInput>> change)
    {
        var lines = file.State.Lines.Select(PolicyLineInput.Of).ToList();
        change(lines);
        return new() { Lines = lines, Consultation = ConsultationInput.Of(file.State.Consultation!) };
    }

    private static PolicyLineInput Read(FormReading reading, PolicyLineInput line) => line with
    {
        Dispatch = reading.Limit("dispatch"),
        Accept = reading.Limit("accept"),
        Contact = reading.Limit("contact"),
        Complete = reading.Limit("complete"),
    };

    private static IReadOnlyList<FormField> Limits(int at, PolicyLineInput line) =>
    [
        Limit("dispatch", ClockKind.Dispatch, line.Dispatch, Place(at)),
        Limit("accept", ClockKind.Accept, line.Accept, Place(at)),
        Limit("contact", ClockKind.Contact, line.Contact, Place(at)),
        Limit("complete", ClockKind.Complete, line.Complete, Place(at)),
    ];

    /// <param name="place">Where the decision finds it in what is sent.</param>
    private static LimitField Limit(string name, ClockKind clock, LimitAmount now, string place) =>
        new(name, Screens.Word(clock)) { Initial = LimitField.Of(now), Alias = place + name };

    private static string Place(int at) => FormattableString.Invariant($"lines[{at}].");

    private static string NameOf(NamedLine line) =>
        $"{(line.Category is { } category ? Called.By(category.Name, category.NameEn) : Screens.Say("policy.all-categories"))} · {Screens.Word(line.Urgency)}";
}
