using System.CommandLine;
using Haitang.Web.Configuration;

namespace Haitang.Web.Cli.Doctor;

/// <summary><c>doctor</c>: looks at what could cost data or sleep, and changes nothing.</summary>
internal sealed class DoctorVerb : IVerb
{
    private static readonly ICheck[] Checks = [new ConfigurationCheck(), new DiskSpaceCheck(), new ReachableCheck()];

    // One line a check.
    private static readonly IDatabaseCheck[] DatabaseChecks =
    [
        new ServerVersionCheck(),
        new DurabilityCheck(),
        new ChecksumsCheck(),
        new SchemaCheck(),
        new SequenceCheck(),
        new FoldCheck(),
        new DeadLettersCheck(),
    ];

    public Command Build() => new Command("doctor", "Check configuration, disk and database; exit code 1 when a check fails, 3 when the database cannot be reached")
        .Does(ExamineAsync);

    private static async Task<VerbAnswer> ExamineAsync(VerbCall call, CancellationToken cancel)
    {
        await using var patient = await Patient.ExamineAsync(call.Configuration(LogOutput.Stderr), cancel);
        var findings = new List<(string Name, Finding Finding)>();
        foreach (var check in Checks)
            findings.Add((check.Name, await check.RunAsync(patient, cancel)));
        foreach (var check in DatabaseChecks)
            findings.Add((check.Name, patient.Database is { } database
                ? await check.RunAsync(database, cancel)
                : new(Verdict.Skipped, "The database cannot be reached.")));

        var code = patient.Database is null ? ExitCode.NotReachable
            : findings.Any(check => check.Finding.Verdict is Verdict.Failed) ? ExitCode.No : ExitCode.Done;
        return new(code,
            new
            {
                healthy = code == ExitCode.Done,
                checks = findings.Select(check => new { check.Name, verdict = Written(check.Finding), check.Finding.Detail }),
            },
            string.Join(Environment.NewLine, findings.Select(check => $"{Written(check.Finding),-8} {check.Name,-14} {check.Finding.Detail}")));
    }

    private static string Written(Finding finding) => finding.Verdict switch
    {
        Verdict.Ok => "ok",
        Verdict.Warning => "warning",
        Verdict.Failed => "failed",
        _ => "skipped",
    };
}
