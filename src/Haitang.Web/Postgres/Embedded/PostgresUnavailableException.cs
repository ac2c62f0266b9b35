namespace Haitang.Web.Postgres.Embedded;

/// <summary>PostgreSQL cannot be reached or started; the message is written for the person at the console.</summary>
internal sealed class PostgresUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
