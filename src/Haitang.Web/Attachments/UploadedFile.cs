using Haitang.Domain.Decisions;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Haitang.Web.Attachments;

/// <summary>Reads the file out of a multipart form straight into memory: a picture in clear never touches the disk.</summary>
internal static class UploadedFile
{
    /// <summary>The name of its field.</summary>
    public const string Field = "file";

    public const int MostBytes = 15 * 1024 * 1024;

    /// <summary>Of the whole request: the file, its headers, and small fields beside it.</summary>
    public const int MostRequestBytes = MostBytes + (64 * 1024);

    public static Refusal TooLarge { get; } = new("attachment.too_large", Field, [("mebibytes", MostBytes / (1024 * 1024))]);

    /// <summary>Null when the form has no such file, or is broken off.</summary>
    /// <exception cref="BadHttpRequestException">The request is too large.</exception>
    public static async Task<Upload?> ReadAsync(HttpRequest request, CancellationToken cancel)
    {
        if (BoundaryOf(request) is not { } boundary) return null;
        var reader = new MultipartReader(boundary, request.Body);
        try
        {
            while (await reader.ReadNextSectionAsync(cancel) is { } section)
            {
                if (section.GetContentDispositionHeader() is { } named && named.IsFileDisposition() && named.Name.Equals(Field, StringComparison.Ordinal))
                    return await ReadAsync(section.Body, cancel);
            }

            return null;
        }
        catch (Exception e) when (e is IOException and not BadHttpRequestException or InvalidDataException)
        {
            return null;
        }
    }

    private static async Task<Upload> ReadAsync(Stream from, CancellationToken cancel)
    {
        using var file = new MemoryStream();
        var block = new byte[64 * 1024];
        while (await from.ReadAsync(block, cancel) is > 0 and var read)
        {
            if (file.Length + read > MostBytes) return new(default, IsTooLarge: true);
            file.Write(block, 0, read);
        }

        return new(file.GetBuffer().AsMemory(0, (int)file.Length), IsTooLarge: false);
    }

    private static string? BoundaryOf(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
        && HeaderUtilities.RemoveQuotes(type.Boundary) is { Length: > 0 and <= 70 } boundary
            ? boundary.ToString()
            : null;
}

/// <summary>What came in the field.</summary>
internal readonly record struct Upload(ReadOnlyMemory<byte> Content, bool IsTooLarge);
