using Haitang.Web.Attachments.Pictures;

namespace Haitang.Web.Tests.Attachments.Pictures;

/// <summary>What the check says, as a test wants to read it.</summary>
internal static class Checked
{
    public static Picture Fit(byte[] file) => Assert.IsType<PictureCheck.Fit>(PictureCheck.Of(file)).Picture;

    /// <summary>The code of the refusal.</summary>
    public static string Unfit(byte[] file) => Assert.IsType<PictureCheck.Unfit>(PictureCheck.Of(file)).Refusal.Code;
}
