using Haitang.Domain.Organisation;
using Haitang.Projections.Events;
using Haitang.Web.Words;

namespace Haitang.Web.Forms;

/// <summary>Choices that several forms offer.</summary>
internal static class Choices
{
    /// <summary>How many a lookup shows at once.</summary>
    public const int Most = 8;

    public static IReadOnlyList<FormChoice> Of<TEnum>(IEnumerable<TEnum> members) where TEnum : struct, Enum =>
        [.. members.Select(member => new FormChoice(EnumNames.Of(member), Screens.Word(member)))];

    /// <summary>The open units where the role has its place, whose code or name has these letters.</summary>
    public static IReadOnlyList<FormChoice> Units(OrganisationDirectory organisation, Role? role, string text) =>
        Units(organisation, unit => role is { } r && Posts.Places(r).Contains(unit.Kind), text);

    /// <summary>The open units that can work, whose code or name has these letters.</summary>
    public static IReadOnlyList<FormChoice> Workers(OrganisationDirectory organisation, string text) =>
        Units(organisation, unit => unit.Kind is not UnitKind.City, text);

    /// <summary>The open units that fit, whose code or name has these letters.</summary>
    public static IReadOnlyList<FormChoice> Units(OrganisationDirectory organisation, Func<UnitEntry, bool> fits, string text) =>
    [
        .. organisation.Units
            .Where(unit => !unit.Closed && fits(unit) && Fits(text, unit.Code, unit.Name, unit.NameEn))
            .OrderBy(unit => unit.Code, StringComparer.Ordinal)
            .Take(Most)
            .Select(unit => new FormChoice(unit.Id.ToString(), Called.By(unit), Path(unit, organisation))),
    ];

    /// <summary>The categories in use whose code or name has these letters.</summary>
    public static IReadOnlyList<FormChoice> Categories(OrganisationDirectory organisation, string text) =>
    [
        .. organisation.Categories
            .Where(category => !category.Retired && Fits(text, category.Code, category.Name, category.NameEn))
            .OrderBy(category => category.Code, StringComparer.Ordinal)
            .Take(Most)
            .Select(category => new FormChoice(category.Id.ToString(), Called.By(category), category.Code)),
    ];

    public static bool Fits(string text, params ReadOnlySpan<string> names)
    {
        if (text.Length == 0) return true;
        foreach (var name in names)
        {
            if (name.Contains(text, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }

    /// <summary>YS-1-1 · 虞山街道 · 方塔社区: the code and what it stands under, below the city.</summary>
    public static string Path(UnitEntry unit, OrganisationDirectory organisation) =>
        string.Join(" · ", organisation.UpFrom(unit.Id).Skip(1).Where(u => u.Kind is not UnitKind.City).Select(Called.By).Append(unit.Code).Reverse());
}
