namespace Haitang.Web.Admin;

/// <summary>Who the administration pages are for.</summary>
public static class Administration
{
    /// <summary>The written name of the role; for everybody else these pages are not there.</summary>
    public const string Role = "admin";
}
