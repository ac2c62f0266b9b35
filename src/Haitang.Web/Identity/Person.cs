using Microsoft.AspNetCore.Identity;

namespace Haitang.Web.Identity;

/// <summary>What a person signs in with. The id is that of the account's stream, which knows the posts.</summary>
public sealed class Person : IdentityUser<Guid>
{
    /// <summary>As others see it on screens; in no event and no log.</summary>
    public string DisplayName { get; set; } = "";

    /// <summary>One of <see cref="Languages"/>.</summary>
    public string Language { get; set; } = Languages[0];

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>Chinese first, English second.</summary>
    public static IReadOnlyList<string> Languages { get; } = ["zh-CN", "en"];
}
