using Haitang.Domain.Decisions;
using Haitang.Web.Commands;

namespace Haitang.Web.Forms;

/// <summary>Something that an administrator can do here: what its form says and asks, and what is sent.</summary>
/// <param name="Key">Its name in the address, alone among the acts of its page.</param>
/// <param name="Command">The command that it sends, for rights.</param>
/// <param name="Label">What the button says, in the reader's language.</param>
public sealed record Act(string Key, Type Command, string Label, Func<Sending, Task<ActAnswer>> Send)
{
    /// <summary>What will happen; said above the fields.</summary>
    public string? Explanation { get; init; }

    public IReadOnlyList<FormField> Fields { get; init; } = [];

    /// <summary>Says what it touches; null for what nothing else depends on.</summary>
    public Preview? Preview { get; init; }

    /// <summary>Whether it begins an object, so that there is no version to have seen.</summary>
    public bool Begins { get; init; }

    /// <summary>Whether what others do meanwhile does not stand against it: it is told to the person, but holds nothing up.</summary>
    public bool Blind { get; init; }

    /// <summary>Whether its button stands at the row that it belongs to, not among those of the whole object.</summary>
    public bool OnRow { get; init; }

    /// <summary>An act that sends one command to the desk.</summary>
    /// <param name="stream">The object; null for what begins one.</param>
    public static Act Of<TCommand>(CommandDesk desk, string label, Guid? stream, Func<FormDraft, TCommand> make, string? key = null)
        where TCommand : ICommand =>
        new(key ?? CommandCatalogue.Of(typeof(TCommand)).Verb!, typeof(TCommand), label, async sending =>
            new(await desk.SendAsync(new SentCommand(sending.Id, sending.By, make(sending.Draft)) { Stream = stream, ExpectedVersion = sending.Seen })))
        {
            Begins = stream is null,
        };

    /// <summary>As <see cref="Of"/>, for a form whose words must be understood first.</summary>
    public static Act Reading<TCommand>(CommandDesk desk, string label, Guid stream, Func<FormReading, TCommand> make, string? key = null)
        where TCommand : ICommand =>
        new(key ?? CommandCatalogue.Of(typeof(TCommand)).Verb!, typeof(TCommand), label, async sending =>
        {
            var reading = new FormReading(sending.Draft);
            var command = make(reading);
            return reading.Wrong.Count > 0
                ? new(new CommandAnswer.Refused(reading.Wrong))
                : new(await desk.SendAsync(new SentCommand(sending.Id, sending.By, command) { Stream = stream, ExpectedVersion = sending.Seen }));
        });
}

/// <summary>A form on its way.</summary>
/// <param name="Seen">The version that the person saw; null for what begins a stream.</param>
public sealed record Sending(FormDraft Draft, Guid Id, long? Seen, Actor By);

/// <summary>What came of it.</summary>
/// <param name="Secret">To be shown once.</param>
public sealed record ActAnswer(CommandAnswer Answer, string? Secret = null);

/// <summary>What was done.</summary>
/// <param name="Object">The stream that it was done to, or that began with it.</param>
public sealed record DoneAct(Act Act, Guid Object, string? Secret);
