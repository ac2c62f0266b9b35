using System.Text.RegularExpressions;

namespace Haitang.Web.Privacy;

/// <summary>How to reach the person who reported something. Never in an event, a log line or an address.</summary>
public sealed partial record Contact(string? Name = null, string? Phone = null)
{
    public bool IsEmpty => string.IsNullOrWhiteSpace(Name) && string.IsNullOrWhiteSpace(Phone);

    /// <summary>The number without spaces, dashes and country code: what links two appeals of one person.</summary>
    public string? PlainPhone => string.IsNullOrWhiteSpace(Phone) ? null : CountryCode().Replace(NotDigits().Replace(Phone, ""), "");

    /// <summary>李**</summary>
    public string? MaskedName => string.IsNullOrWhiteSpace(Name) ? null : char.IsSurrogate(Name, 0) ? "***" : Name[..1] + "**";

    /// <summary>138********: the first three digits of a mobile number, nothing of a short one.</summary>
    public string? MaskedPhone => Phone is null ? null : Phone.Length < 7 ? new string('*', Phone.Length) : Phone[..3] + new string('*', Phone.Length - 3);

    /// <summary>Never the data themselves.</summary>
    public override string ToString() => "***";

    [GeneratedRegex(@"\D", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NotDigits();

    [GeneratedRegex(@"^(00)?86(?=1\d{10}$)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CountryCode();
}
