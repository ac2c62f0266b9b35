using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.Web.Api;
using Haitang.Web.Commands;
using Haitang.Web.Forms;
using Haitang.Web.Words;

namespace Haitang.Web.Cases.Work;

/// <summary>
/// A plain form for a line of the catalogue: a field for each member of the command, read back as the JSON that a machine would
/// send. Files are left to the forms that can take pictures.
/// </summary>
internal static class CatalogueForm
{
    public static IReadOnlyList<FormField> Fields(Type command, OrganisationDirectory organisation) =>
        [.. Members(command).Select(member => FieldOf(member, organisation))];

    /// <summary>The command, or what is wrong with what was typed.</summary>
    /// <param name="idOf">What a field's words name, within what the person may see: a case by its number, an account by its name.</param>
    public static async Task<(ICommand? Command, IReadOnlyList<Refusal> Wrong)> ReadAsync(
        Type command, FormDraft draft, Func<string, string, Task<Guid?>> idOf)
    {
        var body = new JsonObject();
        var wrong = new List<Refusal>();
        foreach (var member in Members(command))
        {
            var typed = draft[member.Name].Trim();
            if (typed.Length == 0)
            {
                // The decision itself names an empty text; other members cannot even be written down without a value.
                if (member.IsRequired && member.PropertyType == typeof(FreeText)) body[member.Name] = "";
                else if (member.IsRequired) wrong.Add(new("input.required", member.Name, []));
            }
            else if (await ValueAsync(member, typed, idOf) is { } value)
            {
                body[member.Name] = value;
            }
            else
            {
                wrong.Add(new(IsId(member) ? IsAccount(member) ? "account.unknown" : "case.unknown" : "input.malformed", member.Name, []));
            }
        }

        if (wrong.Count > 0) return (null, wrong);
        var (read, refused) = StrictBody.Read(JsonSerializer.SerializeToUtf8Bytes(body), command);
        return ((ICommand?)read, refused);
    }

    private static IEnumerable<JsonPropertyInfo> Members(Type command) =>
        CommandJson.Options.GetTypeInfo(command).Properties.Where(p => p.Set is not null && p.Name is not "attachments");

    private static FormField FieldOf(JsonPropertyInfo member, OrganisationDirectory organisation)
    {
        var label = Screens.Say("field." + member.Name);
        var type = Nullable.GetUnderlyingType(member.PropertyType) ?? member.PropertyType;
        if (type.IsEnum) return new ChoiceField(member.Name, label, [.. Enum.GetValues(type).Cast<Enum>().Select(e => new FormChoice(Kebab(e), Screens.Word(e)))]);
        if (type == typeof(bool)) return new ChoiceField(member.Name, label, [new("true", Screens.Say("value.yes")), new("false", Screens.Say("value.no"))]);
        if (type == typeof(FreeText)) return new LinesField(member.Name, label) { Rows = 3 };
        if (type == typeof(Ref)) return new LookupField(member.Name, label, (text, _, _) => ValueTask.FromResult(Choices.Workers(organisation, text)));
        if (type == typeof(IReadOnlyList<Ref>)) return new LinesField(member.Name, label) { Rows = 2, Hint = Screens.Say("field.units-hint") };
        if (type == typeof(DateOnly)) return new TextField(member.Name, label) { Type = "date" };
        if (type == typeof(DateTimeOffset)) return new TextField(member.Name, label) { Type = "datetime-local" };
        if (type == typeof(int)) return new TextField(member.Name, label) { Type = "number" };
        if (type == typeof(Guid)) return new TextField(member.Name, label) { Hint = Screens.Say(IsAccount(member) ? "field.account-hint" : "field.case-hint") };
        throw new NotSupportedException($"A plain form knows no field for {member.Name} of type {type.Name}: teach it.");
    }

    private static async Task<JsonNode?> ValueAsync(JsonPropertyInfo member, string typed, Func<string, string, Task<Guid?>> idOf)
    {
        var type = Nullable.GetUnderlyingType(member.PropertyType) ?? member.PropertyType;
        if (type == typeof(bool)) return typed is "true";
        if (type == typeof(int)) return int.TryParse(typed, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
        if (type == typeof(Guid)) return await idOf(member.Name, typed) is { } id ? id : null;
        if (type == typeof(IReadOnlyList<Ref>)) return new JsonArray([.. typed.Split(['\n', '\r', ',', '，', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line => JsonValue.Create(line))]);
        if (type == typeof(DateTimeOffset))
        {
            return DateTime.TryParse(typed, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
                ? CityTime.At(local)
                : null;
        }

        return typed;
    }

    private static bool IsId(JsonPropertyInfo member) => (Nullable.GetUnderlyingType(member.PropertyType) ?? member.PropertyType) == typeof(Guid);

    private static bool IsAccount(JsonPropertyInfo member) => member.Name is "account";

    private static string Kebab(Enum member) => JsonNamingPolicy.KebabCaseLower.ConvertName(member.ToString());
}
