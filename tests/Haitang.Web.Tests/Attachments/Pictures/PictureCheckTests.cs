using System.Text;
using Haitang.Web.Attachments.Pictures;

namespace Haitang.Web.Tests.Attachments.Pictures;

public sealed class PictureCheckTests
{
    public static TheoryData<string> OtherFiles =>
    [
        "", "G", "GIF89a\x01\0\x01\0", "<svg xmlns='http://www.w3.org/2000/svg'/>", "%PDF-1.7", "PK\x03\x04", "BM", "II*\0", "RIFF\x04\0\0\0WAVEfmt ",
        "\0\0\0\x20" + "ftypavif", "\0\0\0\x20" + "ftypheic", "<!DOCTYPE html><script>alert(1)</script>",
    ];

    [Theory]
    [MemberData(nameof(OtherFiles))]
    public void anything_but_jpeg_png_and_webp_is_not_an_image(string begins) =>
        Assert.Equal("attachment.not_an_image", Checked.Unfit(Encoding.Latin1.GetBytes(begins.PadRight(64, '\0'))));

    [Fact]
    public void a_file_without_a_byte_is_not_an_image() => Assert.Equal("attachment.not_an_image", Checked.Unfit([]));

    public static TheoryData<string, byte[]> TooLarge => new()
    {
        { "JPEG, one side", [.. TestJpeg.Soi, .. TestJpeg.Frame(TestJpeg.Sof0, 12_001, 1)] },
        { "JPEG, in all", [.. TestJpeg.Soi, .. TestJpeg.Frame(TestJpeg.Sof2, 10_000, 5_001)] },
        { "PNG, one side", TestPng.File(TestPng.Header(1, 12_001)) },
        { "PNG, as large as can be written", TestPng.File(TestPng.Header(int.MaxValue, int.MaxValue)) },
        { "WebP, one side", TestWebp.File(TestWebp.Extended(0, 12_001)) },
        { "WebP, as large as can be written", TestWebp.File(TestWebp.Extended(0, 1 << 24, 1 << 24)) },
    };

    [Theory]
    [MemberData(nameof(TooLarge))]
    public void a_picture_that_says_it_is_too_large_is_refused_before_the_rest_is_looked_at(string what, byte[] file)
    {
        byte[] sent = [.. file, .. new byte[1024 * 1024]];
        PictureCheck.Of(sent);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var check = PictureCheck.Of(sent);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        var refusal = Assert.IsType<PictureCheck.Unfit>(check).Refusal;
        Assert.Equal("attachment.too_large_picture", refusal.Code);
        Assert.True(allocated < 4096, $"{what}: {allocated} bytes.");
    }

    [Fact]
    public void the_largest_pictures_are_not_too_large()
    {
        Assert.False(new PictureSize(12_000, 4_166).IsTooLarge);
        Assert.True(new PictureSize(12_000, 4_167).IsTooLarge);
        Assert.True(new PictureSize(12_001, 1).IsTooLarge);
    }
}
