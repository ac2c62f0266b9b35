namespace Haitang.Web.Attachments.Pictures;

/// <summary>A picture that is fit to be kept: nothing is left in its file but what shows it.</summary>
/// <param name="Format">JPEG, PNG or WebP.</param>
/// <param name="Shown">Its size on a screen, turned the right way up.</param>
/// <param name="Content">The file.</param>
public sealed record Picture(PictureFormat Format, PictureSize Shown, byte[] Content);
