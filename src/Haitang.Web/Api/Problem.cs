using System.Diagnostics;
using Haitang.Domain.Decisions;
using Haitang.Web.Words;
using Microsoft.AspNetCore.Mvc;

namespace Haitang.Web.Api;

/// <summary>Errors as problem+json, worded in the reader's language, with a stable code for programs.</summary>
public static class Problem
{
    /// <summary>A refusal by a rule (409), or by the input (400) with all fields at once.</summary>
    public static IResult Of(IReadOnlyList<Refusal> reasons, HttpContext http)
    {
        var fields = reasons.Where(r => r.Field is not null)
            .GroupBy(r => r.Field!, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Select(Refusals.Say).ToArray(), StringComparer.Ordinal);
        return fields.Count > 0
            ? Of(StatusCodes.Status400BadRequest, "input.wrong", http, errors: fields)
            : Of(StatusCodes.Status409Conflict, reasons[0].Code, http, Refusals.Say(reasons[0]));
    }

    public static IResult NotFound(HttpContext http) => Of(StatusCodes.Status404NotFound, "http.not_found", http);

    /// <param name="code">Every code has its sentence in Words/Refusals.</param>
    public static IResult Of(
        int status, string code, HttpContext http, string? detail = null, Dictionary<string, string[]>? errors = null,
        params IReadOnlyList<(string Name, object? Value)> extensions)
    {
        var problem = new ProblemDetails
        {
            Type = "urn:haitang:problem:" + code,
            Title = Screens.Say("problem." + (errors is not null ? "input" : status is 409 ? "rule" : status < 500 ? "request" : "server")),
            Status = status,
            Detail = detail ?? Refusals.Say(code),
        };
        problem.Extensions["code"] = code;
        problem.Extensions["traceId"] = Activity.Current?.Id ?? http.TraceIdentifier;
        if (errors is not null) problem.Extensions["errors"] = errors;
        foreach (var (name, value) in extensions) problem.Extensions[name] = value;
        return Results.Problem(problem);
    }
}
