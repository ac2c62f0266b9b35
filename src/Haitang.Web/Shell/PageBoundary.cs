using Haitang.Web.Database;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Haitang.Web.Shell;

/// <summary>Shows what went wrong in the place of the page. In the first answer to a browser it says so in the status too.</summary>
public sealed class PageBoundary : ErrorBoundary
{
    /// <summary>Null in a circuit.</summary>
    [CascadingParameter]
    private HttpContext? Http { get; set; }

    protected override Task OnErrorAsync(Exception exception)
    {
        if (Http is { Response: { HasStarted: false } response })
        {
            if (DatabaseAway.Is(exception)) AwayAnswers.Mark(response);
            else response.StatusCode = StatusCodes.Status500InternalServerError;
        }

        return base.OnErrorAsync(exception);
    }
}
