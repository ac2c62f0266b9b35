namespace Haitang.EventLog;

/// <summary>One JSON value in UTF-8, for a <c>jsonb</c> column; null is SQL's null.</summary>
public readonly record struct Json(byte[]? Utf8);
