using System.Runtime.InteropServices;

namespace Haitang.Web.Attachments.Pictures;

/// <summary>Pixels across and down.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct PictureSize(int Width, int Height)
{
    /// <summary>More on one side than any phone's camera makes.</summary>
    public const int LongestSide = 12_000;

    /// <summary>What a browser must decode at once: four bytes for each.</summary>
    public const int MostPixels = 50_000_000;

    public bool IsTooLarge => Width > LongestSide || Height > LongestSide || (long)Width * Height > MostPixels;

    public PictureSize Turned => new(Height, Width);

    /// <summary>Null when a side has no length.</summary>
    public static PictureSize? Of(int width, int height) => width > 0 && height > 0 ? new(width, height) : null;
}
