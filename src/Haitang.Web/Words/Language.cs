using System.Globalization;

namespace Haitang.Web.Words;

/// <summary>The two languages of the screens.</summary>
public static class Language
{
    public static CultureInfo Chinese { get; } = CultureInfo.GetCultureInfo("zh-CN");

    public static CultureInfo English { get; } = CultureInfo.GetCultureInfo("en");

    public static IReadOnlyList<CultureInfo> All { get; } = [Chinese, English];

    public static bool IsEnglish => IsSpokenIn(English, CultureInfo.CurrentUICulture);

    /// <summary>Ours for any tag of the same language (zh-HK, zh-Hans-CN, en-GB); null for a third language.</summary>
    public static CultureInfo? Of(string? tag) =>
        All.FirstOrDefault(ours => tag is not null &&
            (tag.Equals(ours.TwoLetterISOLanguageName, StringComparison.OrdinalIgnoreCase) ||
             tag.StartsWith(ours.TwoLetterISOLanguageName + "-", StringComparison.OrdinalIgnoreCase)));

    /// <summary>The name of something that carries one in both languages; Chinese where the English one is missing.</summary>
    public static string Name(string name, string nameEn, CultureInfo culture) =>
        IsSpokenIn(English, culture) && nameEn.Length > 0 ? nameEn : name;

    private static bool IsSpokenIn(CultureInfo language, CultureInfo culture) =>
        culture.TwoLetterISOLanguageName == language.TwoLetterISOLanguageName;
}
