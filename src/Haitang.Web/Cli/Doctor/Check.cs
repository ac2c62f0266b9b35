using Npgsql;

namespace Haitang.Web.Cli.Doctor;

/// <summary>One thing that the doctor looks at: a class of its own and a line in <see cref="DoctorVerb"/>.</summary>
internal interface ICheck
{
    string Name { get; }

    Task<Finding> RunAsync(Patient patient, CancellationToken cancel);
}

/// <summary>A check that asks the database; it is not run when that cannot be reached.</summary>
internal interface IDatabaseCheck
{
    string Name { get; }

    Task<Finding> RunAsync(NpgsqlDataSource database, CancellationToken cancel);
}

internal enum Verdict
{
    Ok,

    /// <summary>Worth a look; not a reason for the answer "no".</summary>
    Warning,
    Failed,

    /// <summary>Could not be looked at, because the database is away.</summary>
    Skipped,
}

/// <summary>What a check found.</summary>
internal sealed record Finding(Verdict Verdict, string Detail)
{
    public static Finding Ok(string detail) => new(Verdict.Ok, detail);

    public static Finding Warning(string detail) => new(Verdict.Warning, detail);

    public static Finding Failed(string detail) => new(Verdict.Failed, detail);
}
