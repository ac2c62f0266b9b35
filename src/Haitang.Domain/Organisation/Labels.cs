using Haitang.Domain.Decisions;

namespace Haitang.Domain.Organisation;

/// <summary>What the codes and names of units, categories and channels must look like.</summary>
internal static class Labels
{
    private const int MostOfCode = 30;
    private const int MostOfName = 60;

    /// <summary>A code is short enough never to be taken for a uuid, see <see cref="Ref"/>.</summary>
    public static Inputs Code(this Inputs inputs, string code, bool taken) =>
        inputs.Must(IsWellFormed(code), "code", "input.code_form").Must(!taken, "code", "input.code_taken", ("code", code));

    public static Inputs Names(this Inputs inputs, string name, string nameEn) =>
        inputs.Text("name", name, MostOfName).Text("nameEn", nameEn, MostOfName);

    public static Named ToNamed(this UnitEntry unit) => new(unit.Id, unit.Name, unit.NameEn);

    public static Named ToNamed(this CategoryEntry category) => new(category.Id, category.Name, category.NameEn);

    public static Named ToNamed(this ChannelEntry channel) => new(channel.Id, channel.Name, channel.NameEn);

    private static bool IsWellFormed(string code) =>
        code is { Length: > 0 and <= MostOfCode }
        && char.IsAsciiLetterOrDigit(code[0])
        && code.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_');
}
