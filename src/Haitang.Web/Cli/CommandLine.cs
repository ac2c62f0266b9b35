using System.CommandLine;
using System.Net.Sockets;
using Haitang.Web.Cli.Doctor;
using Haitang.Web.Configuration;
using Haitang.Web.Postgres.Embedded;
using Microsoft.AspNetCore.Connections;
using Npgsql;

namespace Haitang.Web.Cli;

/// <summary>The program's verbs, and what they have in common: help, JSON, exit codes.</summary>
internal static class CommandLine
{
    // One line a verb.
    private static readonly IVerb[] Verbs =
    [
        new RunVerb(),
        new DoctorVerb(),
        new AccountVerb(),
        new ApiKeyVerb(),
        new SeedVerb(),
        new RebuildVerb(),
        new ReplayVerb(),
    ];

    public static readonly RootCommand Root = Build();

    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error, CancellationToken cancel)
    {
        var parse = Root.Parse(args);
        if (parse.Errors.Count > 0)
        {
            foreach (var wrong in parse.Errors)
                await error.WriteLineAsync(wrong.Message);
            return ExitCode.WrongUse;
        }
        // Signals are the program's business; the library would end a host that is still closing its database.
        var invocation = new InvocationConfiguration
        {
            Output = output,
            Error = error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        };
        try
        {
            return await parse.InvokeAsync(invocation, cancel);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            return ExitCode.Interrupted;
        }
        catch (Exception failed) when (CodeOf(failed) is { } code)
        {
            if (parse.GetValue(VerbCall.Json))
                VerbCall.WriteJson(output, new { error = failed.Message });
            else
                await error.WriteLineAsync(failed.Message);
            return code;
        }
    }

    /// <summary>Null for what nobody foresaw: that ends with its stack trace.</summary>
    private static int? CodeOf(Exception failed) => failed switch
    {
        VerbException verb => verb.Code,
        ConfigurationException => ExitCode.WrongUse,
        PostgresUnavailableException => ExitCode.NotReachable,
        IOException { InnerException: AddressInUseException } => ExitCode.NotReachable,
        PostgresException => null,
        NpgsqlException { InnerException: SocketException or IOException or TimeoutException } => ExitCode.NotReachable,
        _ => null,
    };

    private static RootCommand Build()
    {
        var root = new RootCommand("Haitang: the case platform of a city's grassroots governance.") { VerbCall.Json, VerbCall.Data };
        foreach (var verb in Verbs)
            root.Add(verb.Build());
        return root;
    }
}
