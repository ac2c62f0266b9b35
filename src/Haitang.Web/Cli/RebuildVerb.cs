using System.CommandLine;
using Haitang.EventLog;
using Haitang.Web.Folding;

namespace Haitang.Web.Cli;

/// <summary><c>rebuild</c>: read models from the log, beside the old ones, while programs go on using these.</summary>
internal sealed class RebuildVerb : IVerb
{
    private readonly Argument<string[]> _names = new("NAME") { Description = "What to rebuild (default: everything)", Arity = ArgumentArity.ZeroOrMore };

    public Command Build() => new Command("rebuild", "Make read models anew from the log") { _names }.Does(RebuildAsync);

    private async Task<VerbAnswer> RebuildAsync(VerbCall call, CancellationToken cancel)
    {
        await using var host = await call.OpenAsync(cancel);
        var models = host.Services.GetRequiredService<ReadModels>();
        var asked = call.Arguments.GetValue(_names) ?? [];
        if (asked.Except(models.Names, StringComparer.Ordinal).ToList() is { Count: > 0 } unknown)
            throw new VerbException(ExitCode.WrongUse, $"There is no read model {string.Join(", ", unknown)}; there are {string.Join(", ", models.Names)}.");

        List<string> rebuilt = [.. models.Names.Where(name => asked.Length == 0 || asked.Contains(name))];
        await models.RebuildAsync(rebuilt, new Percents(call), cancel);
        return VerbAnswer.Done(new { rebuilt }, $"Rebuilt from the log: {string.Join(", ", rebuilt)}");
    }

    /// <summary>A line for each percent, not for each page.</summary>
    private sealed class Percents(VerbCall call) : IProgress<RebuildProgress>
    {
        private long _said = -1;

        public void Report(RebuildProgress value)
        {
            var percent = value.Head == 0 ? 100 : Math.Min(100, value.Position * 100 / value.Head);
            if (percent == _said) return;
            _said = percent;
            call.Progress($"{value.Fold}: {percent} %, position {value.Position} of {value.Head}");
        }
    }
}
