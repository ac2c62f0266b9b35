using Haitang.Web.Attachments.Pictures;

namespace Haitang.Web.Attachments;

/// <summary>A kept picture, without its content.</summary>
/// <param name="CaseId">Null until a command has used it.</param>
public sealed record Attachment(Guid Id, Guid Uploader, Guid? CaseId, PictureFormat Format)
{
    public string FileName => $"{Id}.{Format.Extension}";
}
