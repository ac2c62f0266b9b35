namespace Haitang.Testing;

/// <summary>The cluster named in HAITANG_TEST_POSTGRES; without it (a run in the editor) one for this process.</summary>
internal static class SharedCluster
{
    public const string Variable = "HAITANG_TEST_POSTGRES";

    private static readonly Lazy<Task<string>> Connection = new(OpenAsync);

    public static Task<string> ConnectionStringAsync() => Connection.Value;

    private static async Task<string> OpenAsync()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given)
            return given;
        var cluster = await TestCluster.StartAsync();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => cluster.DisposeAsync().AsTask().GetAwaiter().GetResult();
        return cluster.ConnectionString;
    }
}
