namespace Haitang.Web.Cli.Doctor;

internal sealed class ReachableCheck : ICheck
{
    public string Name => "postgresql";

    public Task<Finding> RunAsync(Patient patient, CancellationToken cancel) =>
        Task.FromResult(patient.Database is null ? Finding.Failed(patient.WhyUnreachable) : Finding.Ok("The database answers."));
}
