using System.Runtime.CompilerServices;
using Haitang.Web.Commands;

namespace Haitang.Web.Tests.Commands;

/// <summary>The names of commands and of their members are promised to integrators: catalogue.txt.</summary>
public sealed class CatalogueGoldenTests
{
    [Fact]
    public void what_was_promised_is_there_and_what_is_there_was_promised()
    {
        var now = CommandCatalogue.Definitions.Where(d => d.Verb is not null).Select(Line).Order(StringComparer.Ordinal).ToList();
        var promised = File.ReadAllLines(Path.Combine(Folder(), "catalogue.txt"));
        Assert.True(!promised.Except(now).Any(), $"Promised, and gone or changed:\n{string.Join('\n', promised.Except(now))}");
        Assert.True(now.SequenceEqual(promised), $"New: catalogue.txt should read\n{string.Join('\n', now)}");
    }

    private static string Line(CommandDefinition definition)
    {
        var members = CommandJson.Options.GetTypeInfo(definition.Command).Properties.Where(p => p.Set is not null).Select(p => p.Name + (p.IsRequired ? "" : "?"));
        return $"{StreamKinds.PluralOf(definition.State)} {definition.Verb} {{{string.Join(", ", members)}}}";
    }

    private static string Folder([CallerFilePath] string here = "") => Path.GetDirectoryName(here)!;
}
