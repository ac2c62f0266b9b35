using System.ComponentModel.DataAnnotations;
using Haitang.Web.Configuration;

namespace Haitang.Web.Hotline;

/// <summary>How the program and the 12345 hotline work together.</summary>
public sealed class HotlineOptions
{
    public PushBackOptions PushBack { get; init; } = new();
}

/// <summary>Where the hotline hears what became of its cases; without an address nothing is told.</summary>
public sealed class PushBackOptions
{
    private const int LeastSecret = 32;

    /// <summary>https; plain http only to this machine.</summary>
    [CustomValidation(typeof(PushBackOptions), nameof(CheckUrl))]
    public string? Url { get; init; }

    /// <summary>Shared with the hotline, which verifies our signature with it.</summary>
    [Secret, CustomValidation(typeof(PushBackOptions), nameof(CheckSecret))]
    public string? Secret { get; init; }

    /// <summary>Null when nothing is to be told.</summary>
    public Uri? Address() => string.IsNullOrWhiteSpace(Url) ? null : new Uri(Url);

    public static ValidationResult? CheckUrl(string? url, ValidationContext context) =>
        string.IsNullOrWhiteSpace(url) || (Uri.TryCreate(url, UriKind.Absolute, out var address) && IsSafe(address))
            ? ValidationResult.Success
            : new("an https address without a user is expected (http only for this machine itself).");

    public static ValidationResult? CheckSecret(string? secret, ValidationContext context) =>
        string.IsNullOrWhiteSpace(((PushBackOptions)context.ObjectInstance).Url) || secret?.Length >= LeastSecret
            ? ValidationResult.Success
            : new($"at least {LeastSecret} characters are needed with an address to push back to.");

    private static bool IsSafe(Uri address) =>
        address.UserInfo.Length == 0 && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback));
}
