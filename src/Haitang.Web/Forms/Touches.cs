namespace Haitang.Web.Forms;

/// <summary>How an act says what it touches, before it is sent.</summary>
/// <param name="LookAsync">Looks it up now; the draft is what has been typed so far.</param>
public sealed record Preview(Func<FormDraft, CancellationToken, Task<Touches>> LookAsync)
{
    /// <summary>The fields on whose values it depends.</summary>
    public IReadOnlyList<string> Fields { get; init; } = [];
}

/// <summary>What an act touches, as it stands now.</summary>
/// <param name="InStep">Whether kept totals have caught up with the log; otherwise another look is due.</param>
public sealed record Touches(IReadOnlyList<Touched> Lines, bool InStep = true)
{
    /// <summary>It could not be looked up.</summary>
    public static Touches Unknown { get; } = new([], InStep: false) { IsKnown = false };

    public bool IsKnown { get; private init; } = true;

    /// <summary>Those that say something; what is none is left out.</summary>
    public static Touches Of(params IEnumerable<Touched?> lines) => new([.. lines.OfType<Touched>()]);
}

/// <summary>One kind of thing that an act touches.</summary>
/// <param name="What">In the reader's language.</param>
/// <param name="Figure">How many; null for what is not counted.</param>
public sealed record Touched(string What, string? Figure = null)
{
    /// <summary>What becomes of them.</summary>
    public string? Becomes { get; init; }

    /// <summary>The first few by name.</summary>
    public IReadOnlyList<TouchedName> Names { get; init; } = [];

    /// <summary>Whether there are more than are named.</summary>
    public bool HasMore { get; init; }

    /// <summary>Stands against the act, or leaves work with nobody.</summary>
    public bool IsGrave { get; init; }

    /// <summary>Cases or tickets are counted, of which confidential ones are told only in numbers that give nobody away.</summary>
    public bool CountsCases { get; init; }
}

/// <summary>Something touched, by name.</summary>
/// <param name="Address">Where it is looked at; null where there is no such page.</param>
public sealed record TouchedName(string Words, string? Address = null);
