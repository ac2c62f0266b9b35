using System.CommandLine;
using System.Text;
using System.Text.Json.Nodes;
using Haitang.Domain.Organisation;
using Haitang.Projections.Events;
using Haitang.Web.Cases;
using Haitang.Web.Words;

namespace Haitang.Web.Cli;

/// <summary><c>replay</c>: a case as it was, folded from its events, with what had happened to it by then.</summary>
internal sealed class ReplayVerb : IVerb
{
    private readonly Argument<string> _case = new("CASE") { Description = "Its number or its id" };
    private readonly Option<DateTimeOffset?> _at = new("--at") { Description = "As it was at this moment", HelpName = "TIME" };
    private readonly Option<long?> _version = new("--version") { Description = "As it was with this version of its appeal", HelpName = "N" };

    public Command Build()
    {
        var command = new Command("replay", "A case as it was, folded from its events") { _case, _at, _version };
        command.Validators.Add(given =>
        {
            if (given.GetValue(_at) is not null && given.GetValue(_version) is not null) given.AddError("Either --at or --version.");
        });
        return command.Does(ReplayAsync);
    }

    private async Task<VerbAnswer> ReplayAsync(VerbCall call, CancellationToken cancel)
    {
        var (asked, at, version) = (call.Arguments.GetRequiredValue(_case), call.Arguments.GetValue(_at), call.Arguments.GetValue(_version));
        await using var host = await call.OpenAsync(cancel);
        var replayed = await host.Services.GetRequiredService<ReplayedCases>().OfAsync(asked, at, version, cancel);
        return replayed is null
            ? VerbAnswer.No(new { errors = new[] { new { code = "http.not_found" } } }, $"There is no case {asked}, or there was none yet.")
            : InEnglish.Say(() => VerbAnswer.Done(Json(replayed), Text(replayed)));
    }

    private static object Json(ReplayedCase replayed) => new
    {
        replayed.Id,
        replayed.Appeal.Number,
        replayed.History[^1].Position,
        At = CityTime.Of(replayed.History[^1].RecordedAt),
        Appeal = State(replayed.Appeal),
        Tickets = replayed.Tickets.Select(t => new { t.Id, State = State(t.State) }),
        // Worded here: whoever writes the answer later speaks another language.
        History = replayed.History.Select(e => new
        {
            e.Position,
            e.Stream,
            e.Version,
            e.Type,
            Role = EnumNames.Of(e.Actor.Role),
            e.Actor.Unit,
            RecordedAt = CityTime.Of(e.RecordedAt),
            Words = EventWords.Say(e, replayed.Key, Audience.Internal),
        }).ToList(),
    };

    /// <summary>As the log keeps states: without a free text.</summary>
    private static JsonNode State<TState>(TState state) => JsonNode.Parse(EventCodec.WriteState(state))!;

    private static string Text(ReplayedCase replayed)
    {
        var (text, organisation) = (new StringBuilder(), replayed.Organisation);
        Line(text, replayed.Appeal.Number, EnumNames.Of(replayed.Appeal.Status), organisation.Unit(replayed.Appeal.Holder), replayed.Appeal.Dispatch?.By);
        foreach (var (_, ticket) in replayed.Tickets) Line(text, ticket.Number, EnumNames.Of(ticket.Status), organisation.Unit(ticket.Unit), ticket.Due?.By);
        foreach (var entry in replayed.History)
            text.AppendLine().Append(CityTime.Exact(entry.RecordedAt)).Append("  ").Append(EventWords.Say(entry, replayed.Key, Audience.Internal));
        return text.ToString();
    }

    private static void Line(StringBuilder text, string number, string status, UnitEntry? unit, DateTimeOffset? due)
    {
        if (text.Length > 0) text.AppendLine();
        text.Append(number).Append("  ").Append(status).Append("  ").Append(ValueWords.Of(unit, Language.English));
        if (due is { } by) text.Append("  due ").Append(CityTime.Exact(by));
    }
}
