using Haitang.Web.Attachments.Pictures;

namespace Haitang.Web.Tests.Attachments.Pictures;

public sealed class JpegTests
{
    [Fact]
    public void a_clean_picture_stays_byte_for_byte()
    {
        var picture = Checked.Fit(TestJpeg.Clean);
        Assert.Equal(TestJpeg.Clean, picture.Content);
        Assert.Equal(("image/jpeg", "jpg", new PictureSize(16, 8)), (picture.Format.MediaType, picture.Format.Extension, picture.Shown));
    }

    [Fact]
    public void everything_that_does_not_show_the_picture_goes()
    {
        var picture = Checked.Fit(
        [
            .. TestJpeg.With(
                TestJpeg.Exif(Planted.Exif(orientation: 1)),
                TestJpeg.Segment(TestJpeg.App1, [.. "http://ns.adobe.com/xap/1.0/\0"u8, .. Planted.Xmp]),
                TestJpeg.Segment(TestJpeg.App2, [.. "ICC_PROFILE\0\x01\x01"u8, .. Planted.Text]),
                TestJpeg.Segment(TestJpeg.Com, Planted.Script)),
            .. Planted.Zip,
        ]);
        Planted.IsGoneFrom(picture);
        Assert.Equal(TestJpeg.Clean, picture.Content);
    }

    [Fact]
    public void a_thumbnail_inside_the_jfif_mark_goes()
    {
        byte[] mark = [.. "JFIF\0"u8, 1, 2, 1, 0, 72, 0, 72, 4, 4, .. Planted.Text];
        var picture = Checked.Fit([.. TestJpeg.Soi, .. TestJpeg.Segment(TestJpeg.App0, mark), .. TestJpeg.Clean[20..]]);
        Assert.Equal(TestJpeg.Clean, picture.Content);
    }

    [Theory]
    [InlineData(2, true, 16, 8)]
    [InlineData(3, false, 16, 8)]
    [InlineData(6, true, 8, 16)]
    [InlineData(8, false, 8, 16)]
    public void the_orientation_stays_and_is_all_that_stays_of_exif(byte orientation, bool little, int width, int height)
    {
        var picture = Checked.Fit(TestJpeg.With(TestJpeg.Exif(Planted.Exif(orientation, little))));
        Planted.IsGoneFrom(picture);
        byte[] tiff = [.. "MM\0*"u8, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0];
        Assert.Equal(TestJpeg.With(TestJpeg.Exif(tiff)), picture.Content);
        Assert.Equal(new PictureSize(width, height), picture.Shown);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(9)]
    [InlineData(60000)]
    public void an_orientation_that_does_not_exist_goes(ushort orientation) =>
        Assert.Equal(TestJpeg.Clean, Checked.Fit(TestJpeg.With(TestJpeg.Exif(Planted.Exif(orientation)))).Content);

    [Fact]
    public void adobes_colour_transform_stays_without_what_stands_behind_it()
    {
        byte[] mark = [.. "Adobe"u8, 0, 100, 0, 0, 0, 0, 1];
        var picture = Checked.Fit(TestJpeg.With(TestJpeg.Segment(TestJpeg.App14, [.. mark, .. Planted.Text])));
        Assert.Equal(TestJpeg.With(TestJpeg.Segment(TestJpeg.App14, mark)), picture.Content);
    }

    [Fact]
    public void a_progressive_picture_keeps_its_scans_and_loses_what_stands_between_them()
    {
        var picture = Checked.Fit(TestJpeg.Progressive(TestJpeg.Segment(TestJpeg.Com, Planted.Script), TestJpeg.Exif(Planted.Exif(6))));
        Assert.Equal(TestJpeg.Progressive(), picture.Content);
    }

    [Fact]
    public void a_picture_cut_off_anywhere_is_refused() =>
        Assert.All(Enumerable.Range(3, TestJpeg.Clean.Length - 3), length => Assert.Equal("attachment.damaged", Checked.Unfit(TestJpeg.Clean[..length])));

    [Fact]
    public void a_picture_without_pixels_is_refused() =>
        Assert.Equal("attachment.damaged", Checked.Unfit([.. TestJpeg.Soi, .. TestJpeg.Frame(TestJpeg.Sof0, 8, 8), .. TestJpeg.Eoi]));

    [Fact]
    public void a_second_frame_is_refused() =>
        Assert.Equal("attachment.damaged", Checked.Unfit(TestJpeg.With(TestJpeg.Frame(TestJpeg.Sof0, 8, 8))));

    [Fact]
    public void a_scan_before_its_frame_is_refused() =>
        Assert.Equal("attachment.damaged", Checked.Unfit(TestJpeg.With([.. TestJpeg.Segment(TestJpeg.Sos, 1, 1, 0, 0, 63, 0), 0x7F])));

    [Theory]
    [InlineData(0xC3)]
    [InlineData(0xC9)]
    [InlineData(0xDC)]
    public void a_coding_that_browsers_do_not_show_is_refused(byte marker) =>
        Assert.Equal("attachment.damaged", Checked.Unfit(TestJpeg.With(TestJpeg.Frame(marker, 8, 8))));

    [Fact]
    public void bytes_behind_a_table_are_refused() =>
        Assert.Equal("attachment.damaged", Checked.Unfit(TestJpeg.With(TestJpeg.Segment(TestJpeg.Dqt, [0, .. new byte[64], .. Planted.Script]))));

    [Fact]
    public void more_scans_than_a_decoder_should_be_asked_for_are_refused()
    {
        byte[] scan = [.. TestJpeg.Segment(TestJpeg.Sos, 1, 1, 0, 1, 63, 0), 0x7F];
        Assert.Equal("attachment.damaged", Checked.Unfit(TestJpeg.Progressive(Enumerable.Repeat(scan, 100))));
    }
}
