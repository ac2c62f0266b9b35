using Npgsql;
using NpgsqlTypes;

namespace Haitang.EventLog;

/// <summary>One stream's part of an append as a command of a batch.</summary>
internal static class AppendCommand
{
    public static NpgsqlBatchCommand Of(StreamAppend append, bool required)
    {
        var events = append.Events;
        var many = events.Count > 1;
        var command = new NpgsqlBatchCommand(AppendText.Of(new(append.Expected.Kind, many, required, append.Rows)));
        var parameters = command.Parameters;
        parameters.Add(Parameter.Of(append.StreamId, NpgsqlDbType.Uuid));
        parameters.Add(Parameter.Of(append.Envelope.RecordedAt.ToUniversalTime(), NpgsqlDbType.TimestampTz));
        if (many)
        {
            parameters.Add(Parameter.Of(Column(events, happened => happened.Id), NpgsqlDbType.Array | NpgsqlDbType.Uuid));
            parameters.Add(Parameter.Of(Column(events, happened => happened.Data), NpgsqlDbType.Array | NpgsqlDbType.Jsonb));
            parameters.Add(Parameter.Of(Column(events, happened => happened.Type), NpgsqlDbType.Array | NpgsqlDbType.Text));
        }
        else
        {
            parameters.Add(Parameter.Of(events[0].Id, NpgsqlDbType.Uuid));
            parameters.Add(Parameter.Of(events[0].Data, NpgsqlDbType.Jsonb));
            parameters.Add(Parameter.Of(events[0].Type, NpgsqlDbType.Text));
        }

        parameters.Add(Parameter.Of(append.Envelope.CorrelationId, NpgsqlDbType.Text));
        parameters.Add(Parameter.Of(append.Envelope.CausationId, NpgsqlDbType.Text));
        parameters.Add(Parameter.Of(append.Envelope.Headers, NpgsqlDbType.Jsonb));
        parameters.Add(Parameter.Of(append.Envelope.UserName, NpgsqlDbType.Text));
        if (append.Expected.Kind is ExpectedKind.New) parameters.Add(Parameter.Of(append.StreamType, NpgsqlDbType.Text));
        if (append.Expected.Kind is ExpectedKind.Exact) parameters.Add(Parameter.Of(append.Expected.Number, NpgsqlDbType.Bigint));
        for (var i = 0; i < append.Rows.Count; i++) append.Rows[i].Sql.AddParametersTo(parameters);
        return command;
    }

    private static T[] Column<T>(IReadOnlyList<NewEvent> events, Func<NewEvent, T> value)
    {
        var column = new T[events.Count];
        for (var i = 0; i < column.Length; i++) column[i] = value(events[i]);
        return column;
    }
}
