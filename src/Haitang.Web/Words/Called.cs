using System.Globalization;
using Haitang.Domain.Organisation;

namespace Haitang.Web.Words;

/// <summary>What something that carries a name in both languages is called for the reader.</summary>
internal static class Called
{
    public static string By(string name, string nameEn) => Language.Name(name, nameEn, CultureInfo.CurrentUICulture);

    public static string By(UnitEntry unit) => By(unit.Name, unit.NameEn);

    public static string By(CategoryEntry category) => By(category.Name, category.NameEn);

    /// <summary>城管局 · 职能部门: a post of an account.</summary>
    public static string By(Post post, OrganisationDirectory organisation) =>
        organisation.Unit(post.Unit) is { } unit ? $"{By(unit)} · {Screens.Word(post.Role)}" : Screens.Word(post.Role);
}
