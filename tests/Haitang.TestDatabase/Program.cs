using System.Runtime.InteropServices;
using Haitang.Testing;

// Keeps a cluster for a whole test run: writes its connection string into the file named, and stops it when told to.
if (args is not [var file])
{
    await Console.Error.WriteLineAsync("Haitang.TestDatabase FILE: serves a PostgreSQL until SIGTERM; its connection string is in FILE once it is ready.");
    return 2;
}
using var told = new CancellationTokenSource();
void Stop(PosixSignalContext context)
{
    context.Cancel = true;
    told.Cancel();
}
using var onTerminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
using var onInterrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);

await using var cluster = await TestCluster.StartAsync(told.Token);
await File.WriteAllTextAsync(file + ".new", cluster.ConnectionString, told.Token);
File.Move(file + ".new", file, overwrite: true);
await Task.Delay(Timeout.Infinite, told.Token).ContinueWith(_ => { }, TaskScheduler.Default);
return 0;
