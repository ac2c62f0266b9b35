namespace Haitang.Web.Postgres.Embedded;

/// <summary>What is left of the disk that a server of our own lives on.</summary>
internal static class DiskRoom
{
    /// <summary>A file of PostgreSQL's log: when there is no room for the next one, it stops.</summary>
    private const long Segment = 16 << 20;

    private const long Megabyte = 1 << 20;

    public static long FreeAt(string folder) => new DriveInfo(folder).AvailableFreeSpace;

    public static bool IsFull(long free) => free < Segment;

    /// <summary>For whoever has to do something about it.</summary>
    public static string Words(long free) => IsFull(free)
        ? FormattableString.Invariant($"The disk of the data folder is full ({free / Megabyte} MB free): PostgreSQL cannot write until there is room.")
        : FormattableString.Invariant($"{free / Megabyte} MB free.");
}
