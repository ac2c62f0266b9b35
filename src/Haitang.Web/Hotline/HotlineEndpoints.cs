using System.Security.Claims;
using Haitang.Domain.Appeals;
using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.Web.Api;
using Haitang.Web.Commands;
using Haitang.Web.Identity;

namespace Haitang.Web.Hotline;

/// <summary><c>POST /api/v1/hotline/cases</c>: 201 for a new case, 200 with the same body for a repeat, 409 for changed content.</summary>
public static class HotlineEndpoints
{
    public static void MapHotline(this RouteGroupBuilder api)
    {
        api.MapPost("/hotline/cases", TakeAsync).WithName("hotline.cases").WithTags("hotline")
            .Accepts<HotlineForm>("application/json").Produces<AnswerBody>(StatusCodes.Status201Created).Produces<AnswerBody>()
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status409Conflict);
        api.MapPut("/hotline/cases/{externalRef}/supplement", SupplementAsync).WithName("hotline.supplement").WithTags("hotline")
            .Accepts<HotlineSupplement>("application/json").Produces<AnswerBody>()
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static async Task<IResult> SupplementAsync(HttpContext http, HotlineIntake intake, string externalRef)
    {
        var actor = http.User.ToActor();
        if (actor.Role is not Role.Hotline) return Problem.Of(StatusCodes.Status403Forbidden, "http.forbidden", http);
        var (request, problem) = await CommandRequest.ReadAsync(http);
        if (request is null) return problem!;
        var (body, wrong) = StrictBody.Read(request.Body, typeof(HotlineSupplement));
        if (body is not HotlineSupplement form) return Problem.Of(wrong, http);
        var answer = await intake.SupplementAsync(
            externalRef, form.Text, request, actor, http.User.FindFirstValue(ClaimTypes.Name)!, http.TraceIdentifier, http.RequestAborted).WaitAsync(http.RequestAborted);
        return CommandResults.Of(answer, http, "appeals", starts: false);
    }

    private static async Task<IResult> TakeAsync(HttpContext http, HotlineIntake intake)
    {
        var actor = http.User.ToActor();
        if (actor.Role is not Role.Hotline) return Problem.Of(StatusCodes.Status403Forbidden, "http.forbidden", http);
        var (request, problem) = await CommandRequest.ReadAsync(http);
        if (request is null) return problem!;
        var (body, wrong) = StrictBody.Read(request.Body, typeof(HotlineForm));
        if (body is not HotlineForm form) return Problem.Of(wrong, http);
        var inputs = new Inputs().Text("externalRef", form.ExternalRef, CollectAppeal.MostCode);
        if (inputs.Wrong) return Problem.Of(((Decision.Refused)inputs.Refuse()).Reasons, http);

        var answer = await intake.TakeAsync(form, actor, http.User.FindFirstValue(ClaimTypes.Name)!, http.TraceIdentifier, http.RequestAborted)
            .WaitAsync(http.RequestAborted);
        return answer is CommandAnswer.KeyReused
            ? Problem.Of(StatusCodes.Status409Conflict, "hotline.changed", http)
            : CommandResults.Of(answer, http, "appeals", starts: answer is CommandAnswer.Done { Repeated: false });
    }
}
