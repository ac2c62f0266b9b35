using System.Globalization;
using Haitang.Web.Words;

namespace Haitang.Web.Cli;

/// <summary>Words for the command line, which speaks English.</summary>
internal static class InEnglish
{
    public static T Say<T>(Func<T> words)
    {
        var readers = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = Language.English;
        try
        {
            return words();
        }
        finally
        {
            CultureInfo.CurrentUICulture = readers;
        }
    }
}
