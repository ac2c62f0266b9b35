using Haitang.Domain.Organisation;
using Haitang.EventLog;
using Haitang.Web.Admin.Touching;
using Haitang.Web.Tests.City;
using Npgsql;

namespace Haitang.Web.Tests.Admin;

/// <summary>No preview reads a table of cases, tickets or accounts through: asked of PostgreSQL itself.</summary>
public sealed class PreviewIndexTests(TestCity city) : IClassFixture<TestCity>
{
    private static readonly Guid Somewhere = Guid.CreateVersion7();

    public static TheoryData<string> Questions => new("held", "worked", "issued", "in", "at", "of");

    [Theory, MemberData(nameof(Questions))]
    public async Task a_preview_is_answered_by_an_index(string question)
    {
        // With so few rows a scan is cheaper: it is forbidden here, to see whether there is another way at all.
        await using var source = NpgsqlDataSource.Create(city.ConnectionString + ";Options=-c enable_seqscan=off");
        await using var connection = await source.OpenConnectionAsync();
        await using var command = Asked(question).ToCommand(connection);
        command.CommandText = "explain " + command.CommandText;
        await using var reader = await command.ExecuteReaderAsync();
        var plan = new List<string>();
        while (await reader.ReadAsync()) plan.Add(reader.GetString(0));
        Assert.DoesNotContain(plan, line => line.Contains("Seq Scan", StringComparison.Ordinal));
        Assert.Contains(plan, line => line.Contains(IndexOf(question), StringComparison.Ordinal));
    }

    private static Sql Asked(string question) => question switch
    {
        "held" => OpenWork.HeldBy(Somewhere),
        "worked" => OpenWork.WorkedOnBy(Somewhere),
        "issued" => OpenWork.IssuedBy(Somewhere),
        "in" => OpenWork.In(Somewhere),
        "at" => Holders.At(Somewhere),
        _ => Holders.Of(new(Role.Town, Somewhere)),
    };

    private static string IndexOf(string question) => question switch
    {
        "held" => "_holder",
        "worked" => "ticket_rows_",
        "issued" => "_issuer",
        "in" => "_community",
        _ => "account_rows_posts",
    };
}
