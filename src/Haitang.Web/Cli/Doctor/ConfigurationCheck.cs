namespace Haitang.Web.Cli.Doctor;

/// <summary>Wrong values, with which the host does not start, and keys that nobody reads.</summary>
internal sealed class ConfigurationCheck : ICheck
{
    public string Name => "configuration";

    public Task<Finding> RunAsync(Patient patient, CancellationToken cancel) => Task.FromResult(patient.Configuration switch
    {
        { Errors: { Count: > 0 } errors } => Finding.Failed(string.Join("; ", errors)),
        { UnknownKeys: { Count: > 0 } keys } => Finding.Warning($"Unknown keys: {string.Join(", ", keys)}"),
        _ => Finding.Ok("Every key is known and every value fits."),
    });
}
