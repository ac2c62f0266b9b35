using Haitang.Web.Attachments.Pictures;

namespace Haitang.Web.Tests.Attachments.Pictures;

public sealed class PngTests
{
    private static readonly byte[] Header = TestPng.Header(4, 3);
    private static readonly byte[] Pixels = TestPng.Pixels(4, 3, bytesPerPixel: 4);

    [Fact]
    public void a_clean_picture_stays_byte_for_byte()
    {
        var picture = Checked.Fit(TestPng.Clean);
        Assert.Equal(TestPng.Clean, picture.Content);
        Assert.Equal(("image/png", "png", new PictureSize(4, 3)), (picture.Format.MediaType, picture.Format.Extension, picture.Shown));
    }

    [Fact]
    public void palette_and_transparency_stay() => Assert.Equal(TestPng.Palette, Checked.Fit(TestPng.Palette).Content);

    [Fact]
    public void everything_that_does_not_show_the_picture_goes()
    {
        var picture = Checked.Fit(
        [
            .. TestPng.File(
                Header,
                TestPng.Chunk("tEXt", Planted.Text), TestPng.Chunk("zTXt", Planted.Script), TestPng.Chunk("iTXt", Planted.Xmp),
                TestPng.Chunk("eXIf", Planted.Exif(orientation: 6)), TestPng.Chunk("iCCP", Planted.Text), TestPng.Chunk("tIME", 7, 232, 1, 1, 1, 1, 1),
                TestPng.Chunk("acTL", 0, 0, 0, 2, 0, 0, 0, 0), TestPng.Chunk("fcTL", new byte[26]),
                Pixels,
                TestPng.Chunk("fdAT", Planted.Script),
                TestPng.End),
            .. Planted.Zip,
        ]);
        Planted.IsGoneFrom(picture);
        Assert.Equal(TestPng.Clean, picture.Content);
    }

    [Fact]
    public void pixels_in_several_chunks_stay()
    {
        var file = TestPng.File(Header, TestPng.Chunk("IDAT", Pixels.AsSpan(8..12)), TestPng.Chunk("IDAT", Pixels.AsSpan(12..^4)), TestPng.End);
        Assert.Equal(file, Checked.Fit(file).Content);
    }

    [Fact]
    public void a_picture_cut_off_anywhere_is_refused() =>
        Assert.All(Enumerable.Range(8, TestPng.Clean.Length - 8), length => Assert.Equal("attachment.damaged", Checked.Unfit(TestPng.Clean[..length])));

    [Fact]
    public void one_wrong_bit_anywhere_behind_the_signature_is_refused() =>
        Assert.All(Enumerable.Range(8 * 8, (TestPng.Clean.Length - 8) * 8), bit =>
        {
            byte[] file = [.. TestPng.Clean];
            file[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.IsType<PictureCheck.Unfit>(PictureCheck.Of(file));
        });

    [Theory]
    [MemberData(nameof(WrongOrders))]
    public void chunks_that_are_missing_doubled_or_out_of_order_are_refused(string chunks)
    {
        var parts = chunks.Split(' ').Select(name => name switch
        {
            "header" => Header,
            "palette-header" => TestPng.Header(4, 3, colour: 3),
            "grey-header" => TestPng.Header(4, 3, colour: 0),
            "deep-palette-header" => TestPng.Header(4, 3, depth: 16, colour: 3),
            "palette" => TestPng.Chunk("PLTE", 1, 2, 3),
            "odd-palette" => TestPng.Chunk("PLTE", 1, 2, 3, 4),
            "transparency" => TestPng.Chunk("tRNS", 1),
            "long-transparency" => TestPng.Chunk("tRNS", 1, 2),
            "text" => TestPng.Chunk("tEXt", Planted.Text),
            "unknown-critical" => TestPng.Chunk("CgBI", 1, 2, 3, 4),
            "pixels" => Pixels,
            "end" => TestPng.End,
            "filled-end" => TestPng.Chunk("IEND", Planted.Script),
            _ => throw new ArgumentOutOfRangeException(nameof(chunks), name, "No such chunk."),
        });
        Assert.Equal("attachment.damaged", Checked.Unfit(TestPng.File(parts)));
    }

    public static TheoryData<string> WrongOrders =>
    [
        "pixels header end", "header end", "header pixels", "header header pixels end", "header pixels text pixels end",
        "header pixels filled-end", "header unknown-critical pixels end", "unknown-critical header pixels end",
        "palette-header pixels end", "palette-header palette palette pixels end", "palette-header pixels palette end",
        "palette-header odd-palette pixels end", "grey-header palette pixels end", "deep-palette-header palette pixels end",
        "palette-header transparency palette pixels end", "palette-header palette long-transparency pixels end",
        "palette-header palette transparency transparency pixels end", "palette-header palette pixels transparency end",
        "header transparency pixels end",
    ];
}
