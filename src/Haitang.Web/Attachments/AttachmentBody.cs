using Haitang.Web.Attachments.Pictures;

namespace Haitang.Web.Attachments;

/// <summary>The answer to an upload.</summary>
/// <param name="Id">What commands name it by.</param>
/// <param name="MediaType">As found in the file.</param>
/// <param name="Width">Pixels across, as shown: turned the right way up.</param>
/// <param name="Height">Pixels down, as shown.</param>
/// <param name="Bytes">Without the metadata that was dropped.</param>
public sealed record AttachmentBody(Guid Id, string MediaType, int Width, int Height, int Bytes)
{
    public static AttachmentBody Of(Guid id, Picture picture) =>
        new(id, picture.Format.MediaType, picture.Shown.Width, picture.Shown.Height, picture.Content.Length);
}
