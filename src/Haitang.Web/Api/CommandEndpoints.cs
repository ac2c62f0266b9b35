using Haitang.Domain.Appeals;
using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.Web.Commands;
using Haitang.Web.Identity;

namespace Haitang.Web.Api;

/// <summary>An endpoint for each line of the catalogue: <c>POST /api/v1/{streams}/{id}/{verb}</c>, and <c>POST /api/v1/{streams}</c> to begin one.</summary>
public static class CommandEndpoints
{
    /// <summary>Sent through faces of their own, because more than the command comes with them.</summary>
    private static readonly HashSet<Type> Elsewhere = [typeof(CollectAppeal), typeof(OpenAccount), typeof(ResetPassword)];

    public static void MapCommands(this RouteGroupBuilder api)
    {
        foreach (var definition in CommandCatalogue.Definitions.Where(d => d.Verb is not null && !Elsewhere.Contains(d.Command)))
        {
            var plural = StreamKinds.PluralOf(definition.State);
            api.MapPost(definition.Starts ? $"/{plural}" : $"/{plural}/{{id:guid}}/{definition.Verb}",
                    (HttpContext http, CommandDesk desk) => SendAsync(http, desk, definition, plural))
                .WithName($"{plural}.{definition.Verb}").WithTags(plural)
                .Accepts(definition.Command, "application/json")
                .Produces<AnswerBody>(definition.Starts ? StatusCodes.Status201Created : StatusCodes.Status200OK)
                .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status403Forbidden)
                .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict)
                .ProducesProblem(StatusCodes.Status412PreconditionFailed);
        }
    }

    private static async Task<IResult> SendAsync(HttpContext http, CommandDesk desk, CommandDefinition definition, string plural)
    {
        var (request, problem) = await CommandRequest.ReadAsync(http);
        if (request is null) return problem!;
        var (command, wrong) = StrictBody.Read(request.Body, definition.Command);
        if (command is null) return Problem.Of(wrong, http);

        var sent = new SentCommand(request.CommandId, http.User.ToActor(), (ICommand)command)
        {
            Stream = http.GetRouteValue("id") is string id ? Guid.Parse(id) : null,
            ExpectedVersion = request.ExpectedVersion,
            Fingerprint = request.Fingerprint,
            Request = http.TraceIdentifier,
        };
        return await CommandResults.OfAsync(desk.SendAsync(sent, http.RequestAborted), http, plural, definition.Starts);
    }
}
