using FsCheck;
using FsCheck.Fluent;
using Haitang.Web.Attachments.Pictures;

namespace Haitang.Web.Tests.Attachments.Pictures;

/// <summary>Valid files with bytes changed, cut out, doubled and put in: never anything but a picture or a refusal.</summary>
public sealed class MutationTests
{
    private static readonly byte[][] Valid =
    [
        TestJpeg.Clean, TestJpeg.Progressive(), TestJpeg.With(TestJpeg.Exif(Planted.Exif(6))),
        TestPng.Clean, TestPng.Palette, TestPng.File(TestPng.Header(1, 1), TestPng.Chunk("tEXt", Planted.Text), TestPng.Pixels(1, 1, 4), TestPng.End),
        TestWebp.Lossless, TestWebp.Lossy, TestWebp.Transparent, TestWebp.File(TestWebp.Extended(TestWebp.Exif), TestWebp.LossyPixels, TestWebp.Chunk("EXIF", Planted.Exif(6))),
    ];

    [Fact]
    public void a_mutated_file_is_a_picture_or_is_refused() => Holds(Mutated());

    [Fact]
    public void a_mutated_png_with_true_checksums_is_a_picture_or_is_refused() =>
        Holds(Mutated().Select(TestPng.WithTrueChecksums));

    /// <summary>What was kept is kept again as it is: nothing that goes is left in it.</summary>
    private static void Holds(Gen<byte[]> files)
    {
        var (pictures, refused) = (0, 0);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(20_000).WithQuietOnSuccess(true), Prop.ForAll(files.ToArbitrary(), file =>
        {
            if (PictureCheck.Of(file) is not PictureCheck.Fit fit)
            {
                refused++;
                return;
            }

            pictures++;
            var again = Checked.Fit(fit.Picture.Content);
            Assert.Equal(fit.Picture.Content, again.Content);
            Assert.Equal(fit.Picture.Shown, again.Shown);
        }));
        Assert.True(pictures > 1_000 && refused > 1_000, $"{pictures} pictures, {refused} refused: one side was hardly tried.");
    }

    private static Gen<byte[]> Mutated() =>
        from file in Gen.Elements(Valid)
        from count in Gen.Choose(1, 4)
        from mutations in Mutation().ListOf(count)
        select mutations.Aggregate(file, (changed, mutate) => mutate(changed));

    private static Gen<Func<byte[], byte[]>> Mutation() =>
        from kind in Gen.Choose(0, 4)
        from at in Gen.Choose(0, 999_999)
        from length in Gen.Choose(1, 16)
        from value in Gen.OneOf(Gen.Elements<byte>(0, 1, 0x7F, 0x80, 0xFE, 0xFF), Gen.Choose(0, 255).Select(v => (byte)v))
        select new Func<byte[], byte[]>(file =>
        {
            var start = at % (file.Length + 1);
            var end = Math.Min(file.Length, start + length);
            return kind switch
            {
                0 => [.. file[..start], value, .. file[Math.Min(file.Length, start + 1)..]],
                1 => [.. file[..start], .. file[end..]],
                2 => [.. file[..end], .. file[start..]],
                3 => file[..start],
                _ => [.. file[..start], .. Enumerable.Repeat(value, length), .. file[start..]],
            };
        });
}
