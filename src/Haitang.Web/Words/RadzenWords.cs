using System.Globalization;
using Radzen;

namespace Haitang.Web.Words;

/// <summary>The texts inside Radzen's components, keys as in its own resources. What is missing here stays in its English.</summary>
public sealed class RadzenWords : ILocalizer
{
    public static WordList List { get; } = new("Radzen");

    public string? Get(string key, CultureInfo culture) => List.Find(key, culture);
}
