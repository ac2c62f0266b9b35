using System.CommandLine;

namespace Haitang.Web.Cli;

/// <summary>One verb of the command line: a file of its own and a line in <see cref="CommandLine"/>.</summary>
internal interface IVerb
{
    /// <summary>Name, description, options and, by <see cref="VerbCommand.Does"/>, what it does.</summary>
    Command Build();
}
