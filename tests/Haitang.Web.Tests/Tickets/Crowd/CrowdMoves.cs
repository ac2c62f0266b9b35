using System.Text.Json;
using Haitang.Domain.Organisation;

namespace Haitang.Web.Tests.Tickets.Crowd;

/// <summary>What somebody does next with a ticket as he sees it: mostly what fits, though others may be faster.</summary>
internal static class CrowdMoves
{
    /// <summary>Null when there is nothing for him to do.</summary>
    public static Move? OnTicket(JsonElement ticket, Role role, Random random)
    {
        var works = role is Role.Department or Role.GridLeader;
        return (ticket.GetProperty("status").GetString(), works) switch
        {
            ("issued", true) => random.Next(5) == 0 ? new("request-return", new { reason = "不属于本单位职责" }) : new("accept", new { }),
            ("return-asked", false) => new("refuse-return", new { reason = "属于你单位职责" }, Versioned: true),
            ("accepted", true) => Work(ticket, random),
            ("accepted", false) => Rule(ticket, role, random),
            ("suspended", false) when role is Role.Centre => new("resume", new { }, Versioned: true),
            ("completed", false) => random.Next(4) == 0 ? new("verify", new { }, Versioned: true) : new("send-back", new { reason = "还没有修好" }, Versioned: true),
            _ => null,
        };
    }

    /// <summary>Once its ticket has ended.</summary>
    public static Move? OnAppeal(string status, Role role) => (status, role) switch
    {
        ("done", Role.Centre or Role.Town) => new("answer", new { text = "线缆已拆除", outcome = "resolved" }),
        ("answered", Role.Centre) => new("reopen", new { reason = "又垂下来了" }),
        _ => null,
    };

    public static Move Say(Random random) => new("post-message", new { text = $"第 {random.Next(1000)} 条留言", @public = random.Next(2) == 0 });

    private static Move Work(JsonElement ticket, Random random) => random.Next(8) switch
    {
        0 when !ticket.TryGetProperty("extensionAsked", out _) =>
            new("request-extension", new { until = ticket.GetProperty("dueBy").GetDateTimeOffset().AddDays(4), reason = "等配件" }),
        1 when !ticket.TryGetProperty("suspensionAsked", out _) =>
            new("request-suspension", new { reason = "season", reviewOn = DateOnly.FromDateTime(DateTime.UtcNow.AddDays(7)) }),
        2 or 3 => new("complete", new { result = "已拆除并固定", outcome = "resolved" }, Versioned: true),
        4 => new("contact", new { how = "phone" }),
        _ => new("report-progress", new { text = $"已完成 {random.Next(100)} 米", percent = random.Next(100), @public = true }),
    };

    private static Move? Rule(JsonElement ticket, Role role, Random random)
    {
        if (ticket.TryGetProperty("extensionAsked", out var until))
        {
            return random.Next(2) == 0 ? new("extend", new { until = until.GetDateTimeOffset() }, Versioned: true)
                : new("refuse-extension", new { reason = "配件已到" }, Versioned: true);
        }

        if (role is Role.Centre && ticket.TryGetProperty("suspensionAsked", out _))
            return random.Next(2) == 0 ? new("suspend", new { }, Versioned: true) : new("refuse-suspension", new { reason = "天气已好" }, Versioned: true);
        return random.Next(10) != 0 ? null
            : ticket.TryGetProperty("card", out _) ? new("lift-supervision", new { })
            : new("supervise", new { colour = "yellow", reason = "久拖不决" });
    }
}

/// <summary>A command as a client sends it.</summary>
/// <param name="Versioned">It carries the version that was seen.</param>
internal sealed record Move(string Verb, object Body, bool Versioned = false);
