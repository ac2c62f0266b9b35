using System.ComponentModel.DataAnnotations;
using Haitang.Web.Folding;
using Haitang.Web.Hotline;
using Haitang.Web.Postgres;
using Haitang.Web.Privacy;
using Haitang.Web.Shell;
using Haitang.Web.Standby;

namespace Haitang.Web.Configuration;

/// <summary>Everything that can be configured under <c>Haitang</c>. A room adds its section as one property.</summary>
public sealed class HaitangOptions
{
    public const string Section = "Haitang";

    /// <summary>The folder for what is not in the database: keys, attachments, and PostgreSQL's own files if it is ours.</summary>
    [Required] public string Data { get; init; } = "data";

    public FoldingOptions Folding { get; init; } = new();

    public HotlineOptions Hotline { get; init; } = new();

    public LogOptions Logs { get; init; } = new();

    public PostgresOptions Postgres { get; init; } = new();

    public PrivacyOptions Privacy { get; init; } = new();

    /// <summary>Addresses and networks of the proxies in front, with spaces or commas between them.</summary>
    [CustomValidation(typeof(TrustedProxies), nameof(TrustedProxies.Check))]
    public string? Proxies { get; init; }

    public StandbyOptions Standby { get; init; } = new();

    /// <summary>The data folder's full path.</summary>
    public string DataFolder() => Path.GetFullPath(Data);

    public string MasterKeyFile() => Privacy.MasterKeyFile ?? Path.Combine(DataFolder(), "keys", "master.key");
}
