using Haitang.Web.Postgres.Embedded;
using Haitang.Web.Tests.City;
using Haitang.Web.Tests.Cli;

namespace Haitang.Web.Tests.Postgres;

/// <summary>The host and its PostgreSQL through starts, stops and deaths, as processes.</summary>
public sealed class HostLifeTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task ctrl_c_stops_the_host_and_its_postgres_and_the_next_start_finds_the_data()
    {
        await using var data = new DataFolder();
        RunningProcess postgres;
        await using (var first = await HostProcess.StartAsync(data.Path))
        {
            await first.AskAsync<int>("create table kept as select 42 as answer; select answer from kept");
            postgres = RunningProcess.Find(first.Postgres)!.Value;
            Assert.Equal(0, await first.InterruptAsync());
        }
        Assert.False(postgres.IsAlive);
        Assert.False(File.Exists(PidFile.PathIn(data.Cluster)));

        await using var second = await HostProcess.StartAsync(data.Path);
        Assert.Equal(42, await second.AskAsync<int>("select answer from kept"));
    }

    [Fact]
    public async Task after_a_kill_of_the_host_the_next_one_adopts_its_postgres()
    {
        await using var data = new DataFolder();
        await using var first = await HostProcess.StartAsync(data.Path);
        var postgres = RunningProcess.Find(first.Postgres)!.Value;
        await first.KillAsync();
        Assert.True(postgres.IsAlive);

        await using var second = await HostProcess.StartAsync(data.Path);
        Assert.Equal(postgres.Id, second.Postgres);
        await second.InterruptAsync();
        Assert.False(postgres.IsAlive);
    }

    [Fact]
    public async Task after_a_kill_of_both_the_next_host_recovers()
    {
        await using var data = new DataFolder();
        await using var first = await HostProcess.StartAsync(data.Path);
        await first.AskAsync<int>("create table kept as select 42 as answer; select answer from kept");
        var postgres = RunningProcess.Find(first.Postgres)!.Value;
        await first.KillAsync();
        Posix.Send(postgres.Id, 9);

        await using var second = await HostProcess.StartAsync(data.Path);
        Assert.NotEqual(postgres.Id, second.Postgres);
        Assert.Equal(42, await second.AskAsync<int>("select answer from kept"));
    }

    [Fact]
    public async Task a_lock_on_the_socket_whose_number_lives_on_does_not_stop_the_next_host()
    {
        await using var data = new DataFolder();
        await using var first = await HostProcess.StartAsync(data.Path);
        var socket = PidFile.Read(data.Cluster)!.SocketFolder;
        var postgres = RunningProcess.Find(first.Postgres)!.Value;
        await first.KillAsync();
        Posix.Send(postgres.Id, 9);
        await Wait.UntilAsync(() => Task.FromResult(!postgres.IsAlive), Soon);
        await File.WriteAllTextAsync(Path.Combine(socket, ".s.PGSQL.5432.lock"), $"{Environment.ProcessId}\n");

        await using var second = await HostProcess.StartAsync(data.Path);
        Assert.Equal(1, await second.AskAsync<int>("select 1"));
    }

    [Fact]
    public async Task a_postgres_that_dies_under_its_host_is_started_again_at_the_same_place()
    {
        await using var data = new DataFolder();
        await using var host = await HostProcess.StartAsync(data.Path);
        var socket = PidFile.Read(data.Cluster)!.SocketFolder;
        var postgres = RunningProcess.Find(host.Postgres)!.Value;
        Posix.Send(postgres.Id, 9);

        await Wait.UntilAsync(async () => await EmbeddedPostgres.FindRunningAsync(data.Path, CancellationToken.None) is not null, Soon);
        Assert.NotEqual(postgres.Id, host.Postgres);
        Assert.Equal(socket, PidFile.Read(data.Cluster)!.SocketFolder);
        Assert.Equal(1, await host.AskAsync<int>("select 1"));
    }

    [Fact]
    public async Task a_second_host_on_the_same_data_is_refused_and_verbs_work_beside_the_first()
    {
        await using var data = new DataFolder();
        await using var host = await HostProcess.StartAsync(data.Path);
        var postgres = host.Postgres;

        var second = await HaitangProgram.RunAsync(["run", "--urls", "http://127.0.0.1:0", "--data", data.Path]);
        Assert.Equal(3, second.Code);
        Assert.Contains("uses the data folder", second.Error, StringComparison.Ordinal);

        var doctor = await HaitangProgram.RunAsync(["doctor", "--data", data.Path]);
        Assert.True(doctor.Code == 0, doctor.Output + doctor.Error);
        Assert.Equal(postgres, host.Postgres);
    }

    [Fact]
    public async Task a_host_without_rights_keeps_a_postgres_of_its_own()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Only root can become somebody else; an ordinary user's run is tested by all others.");
        await using var data = new DataFolder();
        const string nobody = "65534";
        // Where the tests were built may be closed to others, and so may be the folders that its list of assets names.
        var copy = Directory.CreateDirectory(Path.Combine(data.Path, "program")).FullName;
        foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(HaitangProgram.Library)!))
            if (!file.EndsWith(".staticwebassets.runtime.json", StringComparison.Ordinal))
                File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        await SystemTool.RunAsync("chown", ["-R", $"{nobody}:{nobody}", data.Path], CancellationToken.None);

        var start = HaitangProgram.Start(["run", "--json", "--urls", "http://127.0.0.1:0", "--data", data.Path]);
        start.ArgumentList[2] = Path.Combine(copy, Path.GetFileName(HaitangProgram.Library));
        foreach (var part in (string[])["--clear-groups", $"--regid={nobody}", $"--reuid={nobody}", "setpriv"])
            start.ArgumentList.Insert(1, part);
        start.Environment["HOME"] = data.Path;
        await using var host = await HostProcess.StartAsync(start, data.Path);
        Assert.Equal(nobody, await SystemTool.RunAsync("stat", ["-c", "%u", $"/proc/{host.Postgres}"], CancellationToken.None));
        Assert.Equal(1, await host.AskAsync<int>("select 1"));
        Assert.Equal(0, await host.InterruptAsync());
    }
}
