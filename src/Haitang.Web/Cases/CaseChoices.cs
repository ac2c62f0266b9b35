using System.Globalization;
using Haitang.Domain.Organisation;
using Haitang.Web.Words;

namespace Haitang.Web.Cases;

/// <summary>An option of a select: what is sent, what is read, and under which heading.</summary>
public sealed record CaseChoice(string Value, string Words, string? Group = null);

/// <summary>What lists can be narrowed by and cases be classified as, named in the reader's language.</summary>
public static class CaseChoices
{
    // In a select, a lower level stands further in; ordinary spaces would be dropped.
    private const char Indent = '\u3000';

    /// <summary>The units of two levels below this one.</summary>
    public static IReadOnlyList<CaseChoice> Units(Guid under, OrganisationDirectory organisation) =>
        [.. Below(under, organisation, depth: 0)];

    /// <summary>The categories of the lowest level that are in use, under the names of those above them.</summary>
    public static IReadOnlyList<CaseChoice> Categories(OrganisationDirectory organisation) =>
    [
        .. organisation.Categories.Where(c => !c.Retired && !organisation.Categories.Any(lower => lower.Parent == c.Id && !lower.Retired))
            .OrderBy(c => c.Code, StringComparer.Ordinal)
            .Select(c => new CaseChoice(c.Code, Name(c.Name, c.NameEn), Path(c.Parent, organisation))),
    ];

    public static IReadOnlyList<CaseChoice> Channels(OrganisationDirectory organisation) =>
        [.. organisation.Channels.OrderBy(c => c.Code, StringComparer.Ordinal).Select(c => new CaseChoice(c.Code, Name(c.Name, c.NameEn)))];

    /// <summary>市容环境 · 架空线缆: the first and the last level.</summary>
    public static string? CategoryWords(Guid? category, OrganisationDirectory organisation)
    {
        if (category is not { } id || organisation.Category(id) is not { } leaf) return null;
        var top = leaf;
        while (top.Parent is { } parent && organisation.Category(parent) is { } upper) top = upper;
        return top == leaf ? Name(leaf.Name, leaf.NameEn) : $"{Name(top.Name, top.NameEn)} · {Name(leaf.Name, leaf.NameEn)}";
    }

    public static string UnitWords(Guid unit, OrganisationDirectory organisation) =>
        organisation.Unit(unit) is { } known ? Name(known.Name, known.NameEn) : "";

    public static string ChannelWords(Guid channel, OrganisationDirectory organisation) =>
        organisation.Channel(channel) is { } known ? Name(known.Name, known.NameEn) : "";

    private static IEnumerable<CaseChoice> Below(Guid unit, OrganisationDirectory organisation, int depth)
    {
        foreach (var child in organisation.Units
            .Where(u => u.Parent == unit && u.Kind is UnitKind.Town or UnitKind.Community or UnitKind.Grid)
            .OrderBy(u => u.Code, StringComparer.Ordinal))
        {
            yield return new(child.Code, new string(Indent, depth) + Name(child.Name, child.NameEn));
            if (depth > 0) continue;
            foreach (var lower in Below(child.Id, organisation, depth + 1)) yield return lower;
        }
    }

    private static string? Path(Guid? category, OrganisationDirectory organisation)
    {
        var names = new List<string>();
        for (var at = category; at is { } id && organisation.Category(id) is { } entry; at = entry.Parent)
            names.Insert(0, Name(entry.Name, entry.NameEn));
        return names.Count == 0 ? null : string.Join(" · ", names);
    }

    private static string Name(string name, string nameEn) => Language.Name(name, nameEn, CultureInfo.CurrentUICulture);
}
