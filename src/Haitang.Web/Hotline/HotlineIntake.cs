using Haitang.Domain.Appeals;
using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.EventLog;
using Haitang.Web.Api;
using Haitang.Web.Cases;
using Haitang.Web.Commands;
using Npgsql;

namespace Haitang.Web.Hotline;

/// <summary>Takes in what the hotline delivers. The same number is the same case, however often and by how many lines it comes.</summary>
public sealed class HotlineIntake(NpgsqlDataSource database, Collecting collecting, CommandDesk desk, DirectoryCache directory)
{
    /// <summary>The code of the channel by which its cases come in.</summary>
    public const string Channel = "hotline";

    private static readonly Guid Sources = new("5a3c1f0e-8b7d-5d9e-9c41-1b2a6f0c7e12");

    /// <param name="source">The name of the key: numbers are the hotline's, not one key's.</param>
    public async Task<CommandAnswer> TakeAsync(HotlineForm form, Actor by, string source, string request, CancellationToken cancel = default)
    {
        var sourceId = NameBasedId.Of(Sources, source);
        var content = form.Content();
        if (await KnownAsync(sourceId, form.ExternalRef, content, cancel) is { } known) return known;

        var stream = NameBasedId.Of(sourceId, form.ExternalRef);
        var sent = new SentCommand(NameBasedId.Of(stream, "collect"), by, Command(form, await directory.NowAsync(cancel)))
        {
            Stream = stream,
            Scope = sourceId,
            Fingerprint = content,
            Request = request,
            Enclosed = (_, answer) => [Row(sourceId, form.ExternalRef, content, answer)],
        };
        return await collecting.SendAsync(sent, form.Caller, cancel);
    }

    /// <summary>Adds words to a case of this source. The same words again are a repeat, whatever became of the line in between.</summary>
    public async Task<CommandAnswer> SupplementAsync(
        string externalRef, FreeText text, CommandRequest request, Actor by, string source, string trace, CancellationToken cancel = default)
    {
        var sourceId = NameBasedId.Of(Sources, source);
        if (await CaseAsync(sourceId, externalRef, cancel) is not { } stream) return new CommandAnswer.NotFound();
        var id = request.IsNamed ? request.CommandId : NameBasedId.Of(stream, "supplement/" + Convert.ToHexStringLower(request.Fingerprint));
        return await desk.SendAsync(
            new SentCommand(id, by, new SupplementAppeal { Text = text })
            {
                Stream = stream,
                Scope = sourceId,
                Fingerprint = request.Fingerprint,
                Request = trace,
                Proven = Relation.Collector,
            },
            cancel);
    }

    private async Task<Guid?> CaseAsync(Guid source, string externalRef, CancellationToken cancel)
    {
        await using var command = database.CreateCommand("select case_id from haitang.hotline_cases where source = $1 and external_ref = $2");
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = source });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = externalRef });
        return (Guid?)await command.ExecuteScalarAsync(cancel);
    }

    private static CollectAppeal Command(HotlineForm form, OrganisationDirectory organisation) => new()
    {
        Channel = Channel,
        Title = form.Title,
        Text = form.Text,
        Unit = AddressUnit.Find(form.GridCode, form.Address?.Clear, organisation)?.Id ?? new Ref(""),
        Place = form.Address is { } address ? new Place(null, address) : null,
        Location = form.Location,
        Subject = form.Caller is null or { IsEmpty: true } ? Subject.Anonymous : Subject.Resident,
        Confidential = form.Confidential || HotlineKinds.NatureOf(form.Kind) is Nature.Report,
        ExternalRef = form.ExternalRef,
        AsTold = new AsTold(form.Kind, form.CategoryCode, form.Urgency, form.GridCode),
        HappenedAt = form.ReceivedAt,
    };

    private async Task<CommandAnswer?> KnownAsync(Guid source, string externalRef, byte[] content, CancellationToken cancel)
    {
        await using var command = database.CreateCommand(
            "select case_id, content, answer from haitang.hotline_cases where source = $1 and external_ref = $2");
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = source });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = externalRef });
        await using var row = await command.ExecuteReaderAsync(cancel);
        if (!await row.ReadAsync(cancel)) return null;
        return row.GetFieldValue<byte[]>(1).AsSpan().SequenceEqual(content)
            ? new CommandAnswer.Done(row.GetGuid(0), row.GetFieldValue<byte[]>(2), Repeated: true)
            : new CommandAnswer.KeyReused();
    }

    private static RowWrite Row(Guid source, string externalRef, byte[] content, byte[] answer) => RowWrite.Of($"""
        insert into haitang.hotline_cases(source, external_ref, case_id, content, answer)
        select {source}, {externalRef}, s.id, {content}, {answer} from s
        """);
}
