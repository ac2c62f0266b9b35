using System.Globalization;

namespace Haitang.Web.Postgres.Embedded;

/// <summary>The files of a cluster: made once, in a folder beside that takes its name when it is complete.</summary>
internal sealed record Cluster(string Folder, ServerBinaries Binaries, ServerAccount Account)
{
    public const string User = "haitang";

    // Details of errors may quote what a person wrote; they have no place in a log.
    private const string Settings = """

        # Written by Haitang when it made this cluster; change it as you need.
        # Connections, sockets and the cluster's name come with the command line.
        logging_collector = on
        log_filename = 'postgresql-%u.log'
        log_rotation_age = 1d
        log_rotation_size = 0
        log_truncate_on_rotation = on
        log_error_verbosity = terse
        idle_in_transaction_session_timeout = 10s

        """;

    public static string FolderIn(string dataFolder) => Path.Combine(dataFolder, "postgres");

    public static bool ExistsIn(string dataFolder) => File.Exists(Path.Combine(FolderIn(dataFolder), "PG_VERSION"));

    public static async Task<Cluster> OpenAsync(string dataFolder, string? binaries, CancellationToken cancel)
    {
        var folder = FolderIn(dataFolder);
        var account = await ServerAccount.ForAsync(folder, cancel);
        if (ExistsIn(dataFolder))
            return new(folder, await ServerBinaries.FindAsync(binaries, VersionOf(folder), cancel), account);
        var cluster = new Cluster(folder, await ServerBinaries.FindAsync(binaries, major: null, cancel), account);
        await cluster.CreateAsync(cancel);
        return cluster;
    }

    private static int VersionOf(string folder) =>
        int.Parse(File.ReadAllText(Path.Combine(folder, "PG_VERSION")).Trim(), CultureInfo.InvariantCulture);

    private async Task CreateAsync(CancellationToken cancel)
    {
        var draft = Folder + ".new";
        if (Directory.Exists(draft))
            Directory.Delete(draft, recursive: true);
        Directory.CreateDirectory(draft);
        await Account.OwnAsync(draft, cancel);

        var initialise = Account.Start(draft, out var seen);
        foreach (var part in (string[])[Binaries.InitDb, "--pgdata", seen, "--username", User, "--encoding=UTF8", "--locale=C.UTF-8",
            "--data-checksums", "--auth-local=trust", "--auth-host=reject"])
            initialise.ArgumentList.Add(part);
        await SystemTool.RunAsync(initialise, cancel);
        await File.AppendAllTextAsync(Path.Combine(draft, "postgresql.conf"), Settings, cancel);
        Directory.Move(draft, Folder);
    }
}
