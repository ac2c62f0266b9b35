using Haitang.Domain.Appeals;
using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.Web.Api;
using Haitang.Web.Commands;
using Haitang.Web.Identity;
using Haitang.Web.Privacy;

namespace Haitang.Web.Cases;

/// <summary><c>POST /api/v1/appeals</c>: a person's words come in, with contact data that go another way than the words.</summary>
public static class CollectEndpoint
{
    public static void MapCollect(this RouteGroupBuilder api) =>
        api.MapPost("/appeals", SendAsync).WithName("appeals.start").WithTags("appeals")
            .Accepts<CollectForm>("application/json").Produces<AnswerBody>(StatusCodes.Status201Created)
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status403Forbidden);

    private static async Task<IResult> SendAsync(HttpContext http, Collecting collecting)
    {
        var (request, problem) = await CommandRequest.ReadAsync(http);
        if (request is null) return problem!;
        var (body, wrong) = StrictBody.Read(request.Body, typeof(CollectForm));
        if (body is not CollectForm form) return Problem.Of(wrong, http);
        var sent = new SentCommand(request.CommandId, http.User.ToActor(), form.ToCommand())
        {
            Fingerprint = request.Fingerprint,
            Request = http.TraceIdentifier,
        };
        return await CommandResults.OfAsync(collecting.SendAsync(sent, form.Reporter, http.RequestAborted), http, "appeals", starts: true);
    }
}

/// <summary>What a face sends to collect an appeal.</summary>
/// <param name="Reporter">Whom to call back; refused for anonymous appeals.</param>
public sealed record CollectForm(
    Ref Channel, FreeText Title, FreeText Text, Ref Unit, Subject Subject, Place? Place = null, GeoPoint? Location = null,
    Contact? Reporter = null, IReadOnlyList<Guid>? Attachments = null, bool Confidential = false, string? ExternalRef = null)
{
    public CollectAppeal ToCommand() => new()
    {
        Channel = Channel,
        Title = Title,
        Text = Text,
        Unit = Unit,
        Place = Place,
        Location = Location,
        Subject = Subject,
        Attachments = Attachments ?? [],
        Confidential = Confidential,
        ExternalRef = ExternalRef,
    };
}
