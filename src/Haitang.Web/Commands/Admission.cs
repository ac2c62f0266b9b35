using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;

namespace Haitang.Web.Commands;

/// <summary>
/// Whether the actor may send this command to this stream, in the order: account live, verb (403), object there and a
/// relation holds (404). "Not yours" and "not there" are the same answer.
/// </summary>
internal static class Admission
{
    /// <summary>Null when admitted.</summary>
    /// <param name="account">The actor's account as loaded with the command.</param>
    /// <param name="other">The second stream of a command on two: the actor needs a relation to it as well.</param>
    /// <param name="relation">By which relation the actor acts; recorded with the events.</param>
    public static CommandAnswer? Refuse(
        SentCommand sent, Account account, CommandDefinition definition, StreamHead head, StreamHead? other, DateTimeOffset now,
        OrganisationDirectory organisation, out Relation? relation)
    {
        relation = null;
        var actor = sent.Actor;
        if (other is { Version: 0 }) return new CommandAnswer.NotFound();
        if (actor.Role is Role.System) return Exists(definition, head);
        if (!account.IsLive(now) || !account.Holds(actor.Role, actor.Unit)) return new CommandAnswer.NotLive();
        if (!Permissions.HasVerb(actor.Role, definition.Command)) return new CommandAnswer.Forbidden();
        if (Exists(definition, head) is { } missing) return missing;

        if (head.State.KeepsOut(actor) || other?.State.KeepsOut(actor) is true) return new CommandAnswer.NotFound();
        var parties = sent.Command is IStartingCommand starting ? PartiesOf(starting, organisation) : head.State.Parties;
        // A unit that is not known can't be anybody's: the decision names the wrong field instead.
        if (parties is null) return null;
        relation = Permissions.Proves(definition.Command, actor.Role, sent.Proven) ?? Permissions.Grants(definition.Command, actor, parties, organisation);
        return relation is null || (other is not null && Permissions.Grants(definition.Command, actor, other.State.Parties, organisation) is null)
            ? new CommandAnswer.NotFound()
            : null;
    }

    private static CommandAnswer.NotFound? Exists(CommandDefinition definition, StreamHead head) =>
        !definition.Starts && head.Version == 0 ? new() : null;

    private static Party[]? PartiesOf(IStartingCommand command, OrganisationDirectory organisation) =>
        organisation.Unit(command.StartingUnit) is { } unit ? [new(Relation.Holder, unit.Id)] : null;
}
