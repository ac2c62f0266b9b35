using System.CommandLine;
using Haitang.Web.Demo;

namespace Haitang.Web.Cli;

/// <summary><c>seed demo</c>: the demonstration city, into an empty database.</summary>
internal sealed class SeedVerb : IVerb
{
    private readonly Option<DateTimeOffset?> _until = new("--until")
    {
        Description = "The moment up to which the city has lived (default: now)",
        HelpName = "TIME",
    };

    public Command Build()
    {
        var demo = new Command("demo", "The demonstration city; refuses a database that holds other data") { _until };
        return new Command("seed", "Fill an empty database") { demo.Does(SeedAsync) };
    }

    private async Task<VerbAnswer> SeedAsync(VerbCall call, CancellationToken cancel)
    {
        await using var host = await call.OpenAsync(cancel);
        var seeding = await host.Services.GetRequiredService<DemoCity>().SeedAsync(call.Arguments.GetValue(_until)?.ToUniversalTime(), cancel);
        var text = string.Join(Environment.NewLine, [Words(seeding.State), .. seeding.Accounts.Select(a => $"  {a.UserName,-12} {a.Password,-20} {a.Role}")]);
        var value = new { seeded = seeding.State is DemoState.Seeded, accounts = seeding.Accounts };
        return seeding.State is DemoState.OtherData ? VerbAnswer.No(new { value.seeded, error = text }, text) : VerbAnswer.Done(value, text);
    }

    private static string Words(DemoState state) => state switch
    {
        DemoState.Seeded => "The demonstration city is there.",
        DemoState.AlreadyThere => "The demonstration city was there already.",
        _ => "This database holds other data: nothing was changed.",
    };
}
