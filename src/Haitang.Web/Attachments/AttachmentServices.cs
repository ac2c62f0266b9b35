namespace Haitang.Web.Attachments;

/// <summary>Registers the room; its endpoints are mapped by <see cref="AttachmentEndpoints"/>.</summary>
public static class AttachmentServices
{
    public static IServiceCollection AddAttachments(this IServiceCollection services) => services
        .AddRateLimiter(UploadRate.Add)
        .AddSingleton<AttachmentStore>()
        .AddSingleton<Commands.ICommandCompanion, AttachmentUse>();
}
