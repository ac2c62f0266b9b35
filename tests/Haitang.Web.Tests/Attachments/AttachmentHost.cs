using Haitang.Domain.Appeals;
using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.EventLog;
using Haitang.Projections.Cases;
using Haitang.Projections.Organisation;
using Haitang.Testing;
using Haitang.Web.Attachments;
using Haitang.Web.Cases;
using Haitang.Web.Commands;
using Haitang.Web.Database;
using Haitang.Web.Privacy;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Haitang.Web.Tests.Attachments;

/// <summary>The endpoints on a port of loopback, with a database of their own and a city of two towns.</summary>
public sealed class AttachmentHost : IAsyncLifetime
{
    private readonly string _keyFile = Path.GetTempFileName();
    private TestDatabase? _database;
    private WebApplication? _app;

    public Guid City { get; } = Guid.CreateVersion7();

    public Guid Town { get; } = Guid.CreateVersion7();

    public Guid OtherTown { get; } = Guid.CreateVersion7();

    public AttachmentStore Store => Service<AttachmentStore>();

    public NpgsqlDataSource Database => Service<NpgsqlDataSource>();

    public async ValueTask InitializeAsync()
    {
        File.Delete(_keyFile);
        _database = await TestDatabase.CreateAsync();
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddDatabase(_database.ConnectionString).AddPrivacy(_keyFile).AddDesk().AddCases().AddAttachments();
        builder.Services.AddAuthorization().AddAuthentication(TestSignIn.Name).AddScheme<AuthenticationSchemeOptions, TestSignIn>(TestSignIn.Name, null);
        _app = builder.Build();
        _app.UseAuthentication();
        _app.UseAuthorization();
        _app.UseRateLimiter();
        // As the other endpoints have it: attachments must raise the limit for themselves.
        _app.MapGroup("/api/v1").RequireAuthorization().WithMetadata(new RequestSizeLimitAttribute(1024 * 1024)).MapAttachments();
        await _app.StartAsync();
        await OpenAsync(City, UnitKind.City);
        await OpenAsync(Town, UnitKind.Town);
        await OpenAsync(OtherTown, UnitKind.Town);
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null) await _app.DisposeAsync();
        if (_database is not null) await _database.DisposeAsync();
        File.Delete(_keyFile);
    }

    public HttpClient As(Actor? actor) => TestSignIn.As(actor, new Uri(_app!.Urls.Single()));

    public static Actor Somebody(Role role, Guid unit) => new(Guid.CreateVersion7(), role, unit);

    /// <summary>A case of the first town that uses these pictures.</summary>
    public async Task<Guid> UseAsync(IReadOnlyList<Guid> attachments, Guid uploader, bool confidential = false)
    {
        var id = Guid.CreateVersion7();
        var appeal = new Appeal { Number = id.ToString(), Status = AppealStatus.Collected, Unit = Town, Holder = Town, Confidential = confidential };
        var organisation = await Service<DirectoryCache>().NowAsync();
        var row = CaseRowWriter.Insert(appeal, 1, DateTimeOffset.UtcNow, uploader, new CollectedWords("Water", null, null, ""), organisation);
        await AppendAsync(id, "appeal", RowWrite.Of(row), AttachmentStore.Claim(attachments, uploader));
        return id;
    }

    public async Task<T?> ScalarAsync<T>(Sql sql)
    {
        await using var connection = await Database.OpenConnectionAsync();
        await using var command = sql.ToCommand(connection);
        return (T?)await command.ExecuteScalarAsync();
    }

    private async Task OpenAsync(Guid id, UnitKind kind)
    {
        var unit = new Unit { Id = id, Code = id.ToString(), Kind = kind, Name = "单位", NameEn = "Unit", Parent = kind is UnitKind.City ? null : City };
        await AppendAsync(id, "unit", RowWrite.Of(DirectoryRows.Of(unit, 1)), RowWrite.Of(DirectoryRows.NewEdition()));
    }

    private async Task AppendAsync(Guid stream, string type, params IReadOnlyList<RowWrite> rows)
    {
        var result = await Service<EventStore>().AppendAsync(new StreamAppend
        {
            StreamId = stream,
            StreamType = type,
            Expected = Expected.New,
            Events = [new(Guid.CreateVersion7(), type + "_begun", "{}"u8.ToArray())],
            Envelope = new(DateTimeOffset.UtcNow, null, null, "{}"u8.ToArray(), null),
            Rows = rows,
        });
        Assert.False(result.IsConflict);
    }

    private T Service<T>() where T : notnull => _app!.Services.GetRequiredService<T>();
}
