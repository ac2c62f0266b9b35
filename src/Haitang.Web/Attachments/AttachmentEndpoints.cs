using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.Projections.Cases;
using Haitang.Web.Api;
using Haitang.Web.Attachments.Pictures;
using Haitang.Web.Commands;
using Haitang.Web.Database;
using Haitang.Web.Identity;
using Haitang.Web.Privacy;
using Haitang.Web.Words;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace Haitang.Web.Attachments;

/// <summary><c>POST /api/v1/attachments</c> keeps a picture, <c>GET /api/v1/attachments/{id}</c> shows it to those who may see it.</summary>
public static class AttachmentEndpoints
{
    private const string Path = "/attachments";

    public static void MapAttachments(this RouteGroupBuilder api)
    {
        var attachments = api.MapGroup(Path).WithTags("attachments");
        attachments.MapPost("", KeepAsync).WithName("attachments.start").WithoutRequestDeadline()
            .WithMetadata(new RequestSizeLimitAttribute(UploadedFile.MostRequestBytes))
            .Accepts<AttachmentForm>("multipart/form-data").Produces<AttachmentBody>(StatusCodes.Status201Created)
            .RequireRateLimiting(UploadRate.Policy)
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge).ProducesProblem(StatusCodes.Status429TooManyRequests);
        string[] mediaTypes = [.. PictureFormat.All.Select(format => format.MediaType)];
        attachments.MapGet("/{id:guid}", ShowAsync).WithName("attachments.show")
            .Produces(StatusCodes.Status200OK, null, mediaTypes[0], mediaTypes[1..]).ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> KeepAsync(HttpContext http, AttachmentStore store)
    {
        if (!CommandRequest.TryReadKey(http, out var key)) return CommandRequest.MalformedKey(http);
        Upload? upload;
        try
        {
            upload = await UploadedFile.ReadAsync(http.Request, http.RequestAborted);
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            upload = new(default, IsTooLarge: true);
        }

        if (upload is not { } sent) return Refuse(new("input.required", UploadedFile.Field, []), http);
        if (sent.IsTooLarge) return Refuse(UploadedFile.TooLarge, http, StatusCodes.Status413PayloadTooLarge);
        switch (PictureCheck.Of(sent.Content.Span))
        {
            case PictureCheck.Unfit unfit:
                return Refuse(unfit.Refusal, http);
            case PictureCheck.Fit fit:
                return await KeepAsync(fit.Picture, key) is { } id
                    ? Results.Created($"/api/v1{Path}/{id}", AttachmentBody.Of(id, fit.Picture))
                    : Problem.Of(StatusCodes.Status409Conflict, "command.key_reused", http);
            case var other:
                throw new InvalidOperationException($"No answer to {other.GetType().Name}.");
        }

        async Task<Guid?> KeepAsync(Picture picture, Guid? known)
        {
            var uploader = http.User.ToActor().Account;
            return known is { } once
                ? await store.KeepOnceAsync(once, picture, uploader, http.RequestAborted)
                : await store.KeepAsync(picture, uploader, http.RequestAborted);
        }
    }

    private static async Task<IResult> ShowAsync(Guid id, HttpContext http, AttachmentStore store, CaseList cases, ConfidentialReads reads, DirectoryCache directory)
    {
        var actor = http.User.ToActor();
        if (await store.FindAsync(id, http.RequestAborted) is not { } attachment
            || !await MayReadAsync(attachment, actor, cases, reads, directory, http.RequestAborted)
            || await store.OpenAsync(id, http.RequestAborted) is not { } content)
        {
            return Problem.NotFound(http);
        }

        var headers = http.Response.Headers;
        headers.CacheControl = "private, max-age=3600, immutable";
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        headers.XContentTypeOptions = "nosniff";
        headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = attachment.FileName }.ToString();
        return Results.Bytes(content, attachment.Format.MediaType);
    }

    private static async Task<bool> MayReadAsync(
        Attachment attachment, Actor actor, CaseList cases, ConfidentialReads reads, DirectoryCache directory, CancellationToken cancel)
    {
        if (attachment.CaseId is not { } @case) return attachment.Uploader == actor.Account;
        if (await cases.OneAsync(Scope.Of(actor), @case, await directory.NowAsync(cancel), cancel) is not { } row) return false;
        if (row.Confidential) await reads.RecordAsync(row.Id, actor, cancel);
        return true;
    }

    private static IResult Refuse(Refusal refusal, HttpContext http, int status = StatusCodes.Status400BadRequest)
    {
        var said = Refusals.Say(refusal);
        return Problem.Of(status, refusal.Code, http, said, new(StringComparer.Ordinal) { [UploadedFile.Field] = [said] });
    }

    /// <summary>The form, as the API's description shows it.</summary>
    private sealed record AttachmentForm(IFormFile File);
}
