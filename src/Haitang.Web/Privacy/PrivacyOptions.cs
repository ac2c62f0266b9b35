namespace Haitang.Web.Privacy;

/// <summary>Where the master key lies.</summary>
public sealed class PrivacyOptions
{
    /// <summary>Outside the database and its backups; made when it is not there. Default: <c>keys/master.key</c> in the data folder.</summary>
    public string? MasterKeyFile { get; init; }
}
