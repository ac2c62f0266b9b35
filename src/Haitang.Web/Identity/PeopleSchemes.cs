namespace Haitang.Web.Identity;

/// <summary>The ways to prove who one is: people by cookie, machines by key.</summary>
public static class PeopleSchemes
{
    /// <summary>Chooses one of the others by what the request carries.</summary>
    public const string Any = "people-and-machines";

    public const string Cookie = "cookie";

    public const string ApiKey = "api-key";

    /// <summary>The name of the cookie in the browser.</summary>
    public const string CookieName = "haitang";
}
