namespace Haitang.Web.Cli.Doctor;

/// <summary>PostgreSQL stops when its disk is full.</summary>
internal sealed class DiskSpaceCheck : ICheck
{
    private const double Gigabyte = 1 << 30;
    private const double Enough = 0.10;
    private const double Least = 0.02;

    public string Name => "disk";

    public Task<Finding> RunAsync(Patient patient, CancellationToken cancel)
    {
        var folder = patient.Configuration.Options.DataFolder();
        while (!Directory.Exists(folder))
            folder = Path.GetDirectoryName(folder)!;
        var disk = new DriveInfo(folder);
        var free = disk.AvailableFreeSpace;
        var share = free / (double)disk.TotalSize;
        var words = FormattableString.Invariant($"{free / Gigabyte:0.0} GB ({share:0%}) free at {folder}");
        return Task.FromResult(share < Least || free < Gigabyte ? Finding.Failed(words) : share < Enough ? Finding.Warning(words) : Finding.Ok(words));
    }
}
