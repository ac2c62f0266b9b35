using System.CommandLine;
using Haitang.Web.Demo;

namespace Haitang.Web.Cli;

/// <summary><c>seed demo</c>: the demonstration city, into an empty database.</summary>
internal sealed class SeedVerb : IVerb
{
    private readonly Option<long?> _seed = new("--seed")
    {
        Description = $"Another number, another city (default: {DemoStory.UsualSeed})",
        HelpName = "N",
    };

    private readonly Option<DateTimeOffset?> _until = new("--until")
    {
        Description = "The moment up to which the city has lived (default: now)",
        HelpName = "TIME",
    };

    private readonly Option<DateTimeOffset?> _since = new("--since")
    {
        Description = "Its first day (default: ten months before; a city that is told further with the same first day begins the same)",
        HelpName = "TIME",
    };

    private readonly Option<int?> _appeals = new("--appeals")
    {
        Description = $"How many appeals come in its ten months (default: {DemoStory.UsualAppeals})",
        HelpName = "N",
    };

    public Command Build()
    {
        var demo = new Command("demo", "The demonstration city; refuses a database that holds other data") { _seed, _until, _since, _appeals };
        return new Command("seed", "Fill an empty database") { demo.Does(SeedAsync) };
    }

    private async Task<VerbAnswer> SeedAsync(VerbCall call, CancellationToken cancel)
    {
        await using var host = await call.OpenAsync(cancel);
        var order = new DemoOrder(
            call.Arguments.GetValue(_seed), call.Arguments.GetValue(_appeals), call.Arguments.GetValue(_since), call.Arguments.GetValue(_until));
        var seeding = await host.Services.GetRequiredService<DemoCity>().SeedAsync(order, call.Percent("The demonstration city"), cancel);
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
