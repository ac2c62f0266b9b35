using System.Globalization;

namespace Haitang.Web.Tests.Words;

/// <summary>Reads as somebody of this language until it is disposed.</summary>
internal sealed class Reading : IDisposable
{
    private readonly CultureInfo _before = CultureInfo.CurrentUICulture;

    private Reading(CultureInfo language) => CultureInfo.CurrentUICulture = language;

    public static Reading In(CultureInfo language) => new(language);

    public void Dispose() => CultureInfo.CurrentUICulture = _before;
}
