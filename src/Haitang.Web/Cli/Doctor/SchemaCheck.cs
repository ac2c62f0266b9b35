using Haitang.EventLog;
using Haitang.Web.Database;
using Npgsql;

namespace Haitang.Web.Cli.Doctor;

/// <summary>Are the tables those of this program?</summary>
internal sealed class SchemaCheck : IDatabaseCheck
{
    public string Name => "schema";

    public async Task<Finding> RunAsync(NpgsqlDataSource database, CancellationToken cancel)
    {
        var expected = Schema.ScriptNames(DatabaseServices.Rooms);
        var applied = await Schema.AppliedAsync(database, cancel);
        var missing = expected.Except(applied, StringComparer.Ordinal).ToList();
        var foreign = applied.Except(expected, StringComparer.Ordinal).ToList();
        return missing.Count > 0 ? Finding.Failed($"Not applied yet: {string.Join(", ", missing)}; the next run applies them.")
            : foreign.Count > 0 ? Finding.Warning($"Applied by another version of the program: {string.Join(", ", foreign)}")
            : Finding.Ok($"{applied.Count} scripts applied, the last is {applied[^1]}.");
    }
}
