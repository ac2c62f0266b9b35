using System.Security.Cryptography;
using Haitang.Domain.Decisions;
using Haitang.Domain.Tickets;
using Haitang.EventLog;
using Haitang.Projections.Events;

namespace Haitang.Bench;

/// <summary>进展, the event that all rows write: one with a sealed text of some thirty characters, as a grid leader types it.</summary>
internal static class Progress
{
    public const string Words = "已到现场，联系了施工单位，正在拆除架空线缆，预计明天上午完成。";

    public static ReportProgress Command { get; } = new() { Text = FreeText.OfClear(Words), Percent = 40, Public = true };

    /// <summary>As it stands in the log.</summary>
    public static byte[] Json { get; } = EventCodec.Write(
        new TicketProgressReported(Command.Text, Command.Percent, Command.Public, []), new CaseKey(Guid.CreateVersion7(), RandomNumberGenerator.GetBytes(32)));

    public static string Type { get; } = EventNames.NameOf(typeof(TicketProgressReported));

    /// <summary>Another one for a ticket, with an envelope as long as the desk's.</summary>
    public static StreamAppend On(Guid ticket, Expected expected, string? type = null, byte[]? json = null) => new()
    {
        StreamId = ticket,
        StreamType = EventNames.OfStream<Ticket>(),
        Expected = expected,
        Events = [new NewEvent(Guid.CreateVersion7(), type ?? Type, json ?? Json)],
        Envelope = new(DateTimeOffset.UtcNow, Id, Id, Headers, Id),
    };

    public static string Id { get; } = Guid.CreateVersion7().ToString();

    public static byte[] Headers { get; } =
        System.Text.Encoding.UTF8.GetBytes($$"""{"actor":"{{Id}}","org":"{{Id}}","role":"grid-leader","command":"{{Id}}","relation":"addressee"}""");
}
