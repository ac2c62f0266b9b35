using Haitang.Domain.Decisions;

namespace Haitang.Web.Words;

/// <summary>One sentence per refusal code: why not, and what can be done.</summary>
public static class Refusals
{
    public static WordList List { get; } = new(nameof(Refusals));

    public static string Say(Refusal refusal) => List.Say(refusal.Code, [.. refusal.Arguments]);

    public static string Say(string code, params ReadOnlySpan<(string Name, object? Value)> arguments) => List.Say(code, arguments);
}
