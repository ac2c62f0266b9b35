using System.Globalization;
using Haitang.Web.Postgres.Embedded;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Haitang.Web.Tests.Postgres;

public sealed class EmbeddedPostgresTests
{
    [Fact]
    public async Task its_settings_lose_no_data_and_its_socket_is_the_owners_alone()
    {
        await using var data = new DataFolder();
        await using var postgres = await StartAsync(data.Path);
        foreach (var (setting, value) in new[]
        {
            ("fsync", "on"), ("full_page_writes", "on"), ("synchronous_commit", "on"), ("data_checksums", "on"), ("listen_addresses", ""),
            ("server_encoding", "UTF8"), ("log_error_verbosity", "terse"),
        })
            Assert.Equal((setting, value), (setting, await AskAsync(postgres, $"show {setting}")));
        var socket = new NpgsqlConnectionStringBuilder(postgres.ConnectionString).Host!;
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(socket));
    }

    [Fact]
    public async Task a_stale_pid_file_with_the_number_of_another_process_does_not_hinder_the_start()
    {
        await using var data = new DataFolder();
        await (await StartAsync(data.Path)).DisposeAsync();
        var us = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        await File.WriteAllTextAsync(PidFile.PathIn(data.Cluster), $"{us}\n{data.Cluster}\n0\n5432\n{data.Path}/socket\n\n  0 0\nready   \n");

        await using var postgres = await StartAsync(data.Path);
        Assert.Equal("1", await AskAsync(postgres, "select 1::text"));
    }

    [Fact]
    public async Task a_first_start_that_was_cut_short_is_begun_anew()
    {
        await using var data = new DataFolder();
        var draft = Directory.CreateDirectory(data.Cluster + ".new").FullName;
        await File.WriteAllTextAsync(Path.Combine(draft, "PG_VERSION"), "15");

        await using var postgres = await StartAsync(data.Path);
        Assert.Equal("1", await AskAsync(postgres, "select 1::text"));
        Assert.False(Directory.Exists(draft));
    }

    [Fact]
    public async Task a_data_folder_with_a_path_too_long_for_a_socket_gets_its_socket_elsewhere()
    {
        await using var data = new DataFolder();
        var deep = Path.Combine(data.Path, new string('d', 60), new string('e', 60));
        Directory.CreateDirectory(deep);
        await using var postgres = await StartAsync(deep);
        Assert.Equal("1", await AskAsync(postgres, "select 1::text"));
    }

    [Fact]
    public async Task a_folder_without_binaries_is_named()
    {
        await using var data = new DataFolder();
        var failed = await Assert.ThrowsAsync<PostgresUnavailableException>(() =>
            EmbeddedPostgres.StartAsync(new(data.Path, Binaries: data.Path), NullLogger.Instance, CancellationToken.None));
        Assert.Contains(data.Path, failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_cluster_of_another_version_is_not_opened_with_these_binaries()
    {
        await using var data = new DataFolder();
        Directory.CreateDirectory(data.Cluster);
        await File.WriteAllTextAsync(Path.Combine(data.Cluster, "PG_VERSION"), "9");
        var failed = await Assert.ThrowsAsync<PostgresUnavailableException>(() => StartAsync(data.Path));
        Assert.Contains("postgresql-9", failed.Message, StringComparison.Ordinal);
    }

    private static Task<EmbeddedPostgres> StartAsync(string folder) =>
        EmbeddedPostgres.StartAsync(new(folder), NullLogger.Instance, CancellationToken.None);

    private static async Task<string> AskAsync(EmbeddedPostgres postgres, string sql)
    {
        await using var source = NpgsqlDataSource.Create(postgres.ConnectionString + ";Pooling=false");
        await using var command = source.CreateCommand(sql);
        return (string)(await command.ExecuteScalarAsync())!;
    }
}
