using Haitang.Domain.Decisions;
using Haitang.Web.Commands;
using Npgsql;

namespace Haitang.Web.Shell;

/// <summary>
/// A form's command on its way to the desk: one id for every try, so that a second click or a lost answer repeats harmlessly, and
/// the version that the person saw. Whatever the answer, the form keeps what was typed.
/// </summary>
public sealed class Submission
{
    /// <summary>The command's id.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <summary>The version that the person saw; null for what begins a stream.</summary>
    public long? Seen { get; private set; }

    public bool IsSending { get; private set; }

    /// <summary>The desk says that something has changed since the person looked.</summary>
    public bool IsStale { get; private set; }

    /// <summary>Why it was not done.</summary>
    public IReadOnlyList<Refusal> Refusals { get; private set; } = [];

    /// <summary>Another command from here on, by somebody who has seen this version.</summary>
    public void Begin(long? seen) => (Id, Seen, IsStale, Refusals) = (Guid.CreateVersion7(), seen, false, []);

    /// <summary>Why this field is refused, in the reader's language; null when it is not.</summary>
    public string? WrongOf(params ReadOnlySpan<string> fields)
    {
        foreach (var refusal in Refusals)
        {
            if (refusal.Field is { } field && fields.Contains(field)) return Words.Refusals.Say(refusal);
        }

        return null;
    }

    /// <summary>One try at a time.</summary>
    /// <returns>The answer once it is done; null when it is not, with the reasons kept here.</returns>
    public async Task<CommandAnswer.Done?> SendAsync(Func<Submission, Task<CommandAnswer>> send, ILogger log)
    {
        if (IsSending) return null;
        (IsSending, IsStale, Refusals) = (true, false, []);
        try
        {
            return Take(await send(this));
        }
        catch (Exception e) when (e is NpgsqlException or IOException or TimeoutException)
        {
            // The answer is not known: the same id makes another try safe.
            log.LogWarning(e, "A command got no answer");
            Refusals = [new("command.no_answer", null, [])];
            return null;
        }
        finally
        {
            IsSending = false;
        }
    }

    private CommandAnswer.Done? Take(CommandAnswer answer)
    {
        switch (answer)
        {
            case CommandAnswer.Done done:
                return done;
            case CommandAnswer.Refused refused:
                Refusals = refused.Reasons;
                break;
            case CommandAnswer.Stale:
                IsStale = true;
                break;
            // An earlier try had got through and its answer had not; what is typed now is another command.
            case CommandAnswer.KeyReused:
                (Id, IsStale) = (Guid.CreateVersion7(), true);
                break;
            default:
                Refusals = [new(CodeOf(answer), null, [])];
                break;
        }

        return null;
    }

    private static string CodeOf(CommandAnswer answer) => answer switch
    {
        CommandAnswer.Forbidden => "http.forbidden",
        CommandAnswer.NotLive => "account.not_live",
        CommandAnswer.Busy => "command.busy",
        _ => "http.not_found",
    };
}
