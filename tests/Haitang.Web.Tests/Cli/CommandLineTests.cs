using System.CommandLine;
using System.Text.Json;
using Haitang.Web.Cli;

namespace Haitang.Web.Tests.Cli;

public sealed class CommandLineTests
{
    public static TheoryData<string> Verbs => [.. Paths(CommandLine.Root)];

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task every_verb_explains_itself(string verb)
    {
        var answer = await RunAsync([.. verb.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);
        Assert.Equal(0, answer.Code);
        Assert.Contains("Usage:", answer.Output, StringComparison.Ordinal);
        Assert.Contains("--json", answer.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData]
    [InlineData("dance")]
    [InlineData("run", "--fast")]
    [InlineData("doctor", "--data")]
    public async Task wrong_use_is_told_with_code_2(params string[] arguments)
    {
        var answer = await RunAsync(arguments);
        Assert.Equal(2, answer.Code);
        Assert.NotEmpty(answer.Error);
        Assert.Empty(answer.Output);
    }

    [Theory]
    [InlineData("run")]
    [InlineData("doctor")]
    public async Task a_database_that_cannot_be_reached_is_told_with_code_3(string verb)
    {
        var answer = await HaitangProgram.RunAsync([verb, "--json"], ("ConnectionStrings__Haitang", "Host=/nowhere;Username=x;Database=x;Timeout=1"), Patience);
        Assert.Equal(3, answer.Code);
        Assert.Equal(JsonValueKind.Object, JsonDocument.Parse(answer.Output).RootElement.ValueKind);
    }

    [Fact]
    public async Task a_wrong_value_ends_the_start_with_key_and_value()
    {
        var answer = await HaitangProgram.RunAsync(["run"], ("HAITANG__POSTGRES__MAXCONNECTIONS", "many"));
        Assert.Equal(2, answer.Code);
        Assert.Contains("Haitang:POSTGRES:MAXCONNECTIONS = 'many'", answer.Error, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task a_standby_that_is_no_connection_string_ends_the_start_and_is_not_quoted()
    {
        var answer = await HaitangProgram.RunAsync(["run"], ("ConnectionStrings__HaitangStandby", "Password=secret;nonsense"));
        Assert.Equal(2, answer.Code);
        Assert.Contains("ConnectionStrings:HaitangStandby is not a connection string", answer.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task an_address_in_use_is_told_with_code_3()
    {
        await using var database = await Testing.TestDatabase.CreateAsync();
        using var taken = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        taken.Start();
        var data = Directory.CreateTempSubdirectory("haitang-data-");
        var answer = await HaitangProgram.RunAsync(
            ["run", "--urls", $"http://{taken.LocalEndpoint}", "--data", data.FullName], ("ConnectionStrings__Haitang", database.ConnectionString));
        data.Delete(recursive: true);
        Assert.Equal(3, answer.Code);
        Assert.Contains("address already in use", answer.Error, StringComparison.Ordinal);
    }

    private static (string, string) Patience => ("HAITANG__POSTGRES__PATIENCE", "00:00:00");

    private static IEnumerable<string> Paths(Command command, string path = "") =>
        command.Subcommands.SelectMany(sub => Paths(sub, $"{path} {sub.Name}")).Prepend(path);

    private static async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await CommandLine.RunAsync(arguments, output, error, TestContext.Current.CancellationToken);
        return (code, output.ToString(), error.ToString());
    }
}
