using Haitang.Domain.Decisions;

namespace Haitang.Web.Attachments.Pictures;

/// <summary>What was found of a file that somebody sent.</summary>
public abstract record PictureCheck
{
    private const string Field = "file";

    /// <summary>A picture, without its metadata and whatever else travelled with it.</summary>
    public sealed record Fit(Picture Picture) : PictureCheck;

    public sealed record Unfit(Refusal Refusal) : PictureCheck;

    /// <summary>The size stands before everything else: no byte of a picture that is too large is looked at.</summary>
    public static PictureCheck Of(ReadOnlySpan<byte> file)
    {
        if (FormatOf(file) is not { } format) return Refuse("attachment.not_an_image");
        if (!format.TryReadSize(file, out var size)) return Refuse("attachment.damaged");
        if (size.IsTooLarge)
        {
            return Refuse("attachment.too_large_picture", ("width", size.Width), ("height", size.Height),
                ("side", PictureSize.LongestSide), ("millions", PictureSize.MostPixels / 1_000_000));
        }

        return format.TryFilter(file, out var parts)
            ? new Fit(new(format, parts.IsTurned ? size.Turned : size, parts.CopyFrom(file)))
            : Refuse("attachment.damaged");
    }

    private static PictureFormat? FormatOf(ReadOnlySpan<byte> file)
    {
        foreach (var format in PictureFormat.All)
        {
            if (format.Begins(file)) return format;
        }

        return null;
    }

    private static Unfit Refuse(string code, params IReadOnlyList<(string Name, object? Value)> arguments) => new(new(code, Field, arguments));
}
