using Haitang.Web.Words;

namespace Haitang.Web.Forms;

/// <summary>The code and the names that units, categories and channels have alike.</summary>
internal static class Labels
{
    public static TextField Code() => new("code", Screens.Say("admin.code")) { Most = 30 };

    public static IReadOnlyList<FormField> Names(string name = "", string nameEn = "") =>
    [
        new TextField("name", Screens.Say("admin.name")) { Initial = name },
        new TextField("nameEn", Screens.Say("admin.name-en")) { Initial = nameEn },
    ];
}
