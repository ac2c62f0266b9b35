using Haitang.Web.Cli;

namespace Haitang.Web.Demo;

/// <summary>Which story somebody wants to be told; what he leaves open is as usual.</summary>
/// <param name="Until">Null: now.</param>
/// <param name="Since">Null: ten months before.</param>
internal sealed record DemoOrder(long? Seed = null, int? Appeals = null, DateTimeOffset? Since = null, DateTimeOffset? Until = null)
{
    private const int MostAppeals = 100_000;

    public DemoStory Story(DateTimeOffset now)
    {
        var until = (Until ?? now).ToUniversalTime();
        var story = new DemoStory(
            Seed ?? DemoStory.UsualSeed, Appeals ?? DemoStory.UsualAppeals, Since is { } since ? DemoStory.Midnight(since) : DemoStory.SinceFor(until), until);
        var wrong = until > now ? $"--until lies in the future: it is {now:O}."
            : until <= story.Since ? $"--until lies before the story begins: {story.Since:O}."
            : until > story.End ? $"--until lies behind the end of the story: {story.End:O}."
            : story.Appeals is < 1 or > MostAppeals ? $"--appeals is 1 to {MostAppeals}."
            : null;
        return wrong is null ? story : throw new VerbException(ExitCode.WrongUse, wrong);
    }
}

/// <summary>What seeding found or made.</summary>
/// <param name="Accounts">To sign in with; none where there is other data.</param>
internal sealed record DemoSeeding(DemoState State, IReadOnlyList<DemoAccount> Accounts);

internal enum DemoState
{
    Seeded,
    AlreadyThere,
    OtherData,
}
