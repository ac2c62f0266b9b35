using System.ComponentModel.DataAnnotations;
using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace Haitang.Web.Shell;

/// <summary>
/// The proxies in front of this node. What they say of a request — from where it came, and that it came by https — is believed;
/// what anybody else says is not. Without them the request is what it looks like.
/// </summary>
public static class TrustedProxies
{
    private static readonly char[] Separators = [' ', ',', ';'];

    /// <summary>First in the pipeline: cookies and redirects depend on it.</summary>
    /// <param name="proxies">See <see cref="Check"/>.</param>
    public static void UseTrustedProxies(this WebApplication app, string? proxies)
    {
        var trusted = Parts(proxies).Select(part => Read(part)!.Value).ToList();
        if (trusted.Count == 0) return;
        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto,
            // As many hops as are trusted: the first that is not ends it.
            ForwardLimit = null,
        };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var network in trusted) options.KnownIPNetworks.Add(network);
        app.UseForwardedHeaders(options);
    }

    /// <summary>Addresses and networks (<c>10.2.0.0/24</c>), with spaces or commas between them.</summary>
    public static ValidationResult? Check(string? proxies) =>
        Parts(proxies).FirstOrDefault(part => Read(part) is null) is { } wrong
            ? new($"{wrong} is no address and no network.")
            : ValidationResult.Success;

    private static string[] Parts(string? proxies) => (proxies ?? "").Split(Separators, StringSplitOptions.RemoveEmptyEntries);

    private static System.Net.IPNetwork? Read(string part) =>
        IPAddress.TryParse(part, out var address) ? new System.Net.IPNetwork(address, address.GetAddressBytes().Length * 8)
        : System.Net.IPNetwork.TryParse(part, out var network) ? network
        : null;
}
