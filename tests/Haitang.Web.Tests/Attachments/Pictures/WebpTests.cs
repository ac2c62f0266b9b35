using Haitang.Web.Attachments.Pictures;

namespace Haitang.Web.Tests.Attachments.Pictures;

public sealed class WebpTests
{
    public static TheoryData<byte[]> CleanPictures => [TestWebp.Lossless, TestWebp.Lossy, TestWebp.Transparent];

    [Theory]
    [MemberData(nameof(CleanPictures))]
    public void a_clean_picture_stays_byte_for_byte(byte[] file)
    {
        var picture = Checked.Fit(file);
        Assert.Equal(file, picture.Content);
        Assert.Equal(("image/webp", "webp", new PictureSize(16, 8)), (picture.Format.MediaType, picture.Format.Extension, picture.Shown));
    }

    [Fact]
    public void everything_that_does_not_show_the_picture_goes()
    {
        const byte flags = TestWebp.Icc | TestWebp.Alpha | TestWebp.Exif | TestWebp.Xmp;
        var picture = Checked.Fit(
        [
            .. TestWebp.File(
                TestWebp.Extended(flags), TestWebp.Chunk("ICCP", Planted.Text), TestWebp.Transparency, TestWebp.LossyPixels,
                TestWebp.Chunk("EXIF", Planted.Exif(orientation: 6)), TestWebp.Chunk("XMP ", Planted.Xmp), TestWebp.Chunk("JUNK", Planted.Script)),
            .. Planted.Zip,
        ]);
        Planted.IsGoneFrom(picture);
        Assert.Equal(TestWebp.Transparent, picture.Content);
    }

    [Fact]
    public void chunks_behind_the_pixels_of_a_simple_picture_go() =>
        Assert.Equal(TestWebp.Lossless, Checked.Fit(TestWebp.File(TestWebp.LosslessPixels, TestWebp.Chunk("EXIF", Planted.Exif(1)))).Content);

    [Fact]
    public void an_animation_is_not_accepted() =>
        Assert.Equal("attachment.not_an_image", Checked.Unfit(TestWebp.File(
            TestWebp.Extended(TestWebp.Animation), TestWebp.Chunk("ANIM", new byte[6]), TestWebp.Chunk("ANMF", [.. new byte[16], .. TestWebp.LosslessPixels]))));

    [Fact]
    public void an_animation_that_hides_its_flag_is_refused() =>
        Assert.Equal("attachment.damaged", Checked.Unfit(TestWebp.File(
            TestWebp.Extended(0), TestWebp.LosslessPixels, TestWebp.Chunk("ANMF", [.. new byte[16], .. TestWebp.LosslessPixels]))));

    [Theory]
    [MemberData(nameof(CleanPictures))]
    public void a_picture_cut_off_anywhere_is_refused(byte[] file) =>
        Assert.All(Enumerable.Range(21, file.Length - 21), length => Assert.Equal("attachment.damaged", Checked.Unfit(file[..length])));

    [Fact]
    public void a_canvas_of_another_size_than_its_pixels_is_refused() =>
        Assert.Equal("attachment.damaged", Checked.Unfit(TestWebp.File(TestWebp.Extended(0, 17), TestWebp.LosslessPixels)));

    [Fact]
    public void chunks_that_are_missing_doubled_or_out_of_order_are_refused() => Assert.All(
        (byte[][][])
        [
            [TestWebp.Extended(0)],
            [TestWebp.LossyPixels, TestWebp.LosslessPixels],
            [TestWebp.LossyPixels, TestWebp.Extended(0)],
            [TestWebp.Extended(0), TestWebp.Extended(0), TestWebp.LossyPixels],
            [TestWebp.Transparency, TestWebp.LossyPixels],
            [TestWebp.Extended(TestWebp.Alpha), TestWebp.LossyPixels, TestWebp.Transparency],
            [TestWebp.Extended(TestWebp.Alpha), TestWebp.Transparency, TestWebp.Transparency, TestWebp.LossyPixels],
            [TestWebp.Extended(TestWebp.Alpha), TestWebp.Transparency, TestWebp.LosslessPixels],
            [TestWebp.LossyPixels, "odd!"u8.ToArray()],
        ],
        chunks => Assert.Equal("attachment.damaged", Checked.Unfit(TestWebp.File(chunks))));
}
