using Haitang.Domain.Organisation;
using Haitang.Web.Admin.Touching;
using Haitang.Web.Commands;
using Haitang.Web.Forms;
using Haitang.Web.Words;
using Npgsql;

namespace Haitang.Web.Admin.Accounts;

/// <summary>What a change of an account touches: its posts, who else holds them, and the open work where nobody is left.</summary>
public sealed class AccountTouches(NpgsqlDataSource database, DirectoryCache directory, MachineList machines, TimeProvider clock)
{
    /// <param name="posts">Those that can no longer be acted in.</param>
    public async Task<Touches> OfLeavingAsync(Guid account, IReadOnlyList<Post> posts, CancellationToken cancel)
    {
        if (posts.Count == 0) return Touches.Of();
        var organisation = await directory.NowAsync(cancel);
        await using var batch = database.CreateBatch();
        foreach (var post in posts)
        {
            foreach (var question in new[] { Holders.Of(post, except: account), OpenWork.HeldBy(post.Unit), OpenWork.WorkedOnBy(post.Unit) })
                batch.BatchCommands.Add(question.ToBatchCommand());
        }

        await using var answers = await batch.ExecuteReaderAsync(cancel);
        var lines = new List<Touched>();
        foreach (var post in posts)
        {
            var (others, held, worked) = (await Holders.NextAsync(answers, cancel), await Tally.NextAsync(answers, cancel), await Tally.NextAsync(answers, cancel));
            lines.Add(Line(post, others, held, worked, organisation));
        }

        return new(lines);
    }

    /// <summary>Who holds the post that is to be granted.</summary>
    public async Task<Touches> OfGrantingAsync(Role? role, string unit, CancellationToken cancel)
    {
        if (role is not { } chosen || (await directory.NowAsync(cancel)).Unit(new Ref(unit)) is not { } at) return Touches.Of();
        await using var batch = database.CreateBatch();
        foreach (var question in new[] { Holders.Of(new(chosen, at.Id)), OpenWork.HeldBy(at.Id), OpenWork.WorkedOnBy(at.Id) })
            batch.BatchCommands.Add(question.ToBatchCommand());
        await using var answers = await batch.ExecuteReaderAsync(cancel);
        var (others, held, worked) = (await Holders.NextAsync(answers, cancel), await Tally.NextAsync(answers, cancel), await Tally.NextAsync(answers, cancel));
        return Touches.Of(
            others.Line(Screens.Say("touch.post-held-by")),
            DoesWork(chosen) ? held.Line(Screens.Say("touch.unit-held"), Screens.Say("touch.post-sees")) : null,
            DoesWork(chosen) ? worked.Line(Screens.Say("touch.unit-worked"), Screens.Say("touch.post-sees")) : null);
    }

    /// <summary>The posts in which a restored account acts again.</summary>
    public async Task<Touches> OfRestoringAsync(IReadOnlyList<Post> posts, CancellationToken cancel)
    {
        var organisation = await directory.NowAsync(cancel);
        return Touches.Of(posts.Count == 0 ? null : new Touched(Screens.Say("touch.posts-again"), Figures.Of(posts.Count))
        {
            HasMore = posts.Count > Holders.Named,
            Names = [.. posts.Take(Holders.Named).Select(p => new TouchedName(Called.By(p, organisation), $"admin/units?id={p.Unit}"))],
        });
    }

    /// <summary>Whether a machine still comes with its key, and as what.</summary>
    public async Task<Touches> OfRevokingAsync(Guid account, CancellationToken cancel)
    {
        if (await machines.OneAsync(account, cancel) is not { } key) return Touches.Of();
        var organisation = await directory.NowAsync(cancel);
        var now = clock.GetUtcNow();
        return Touches.Of(
            new Touched(Screens.Say("touch.key-used", ("when", key.LastUsedAt is { } used ? CityTime.Relative(used, now) : Screens.Say("admin.key-unused"))))
            {
                Becomes = Screens.Say(key.LastUsedAt is null ? "touch.key-never" : "touch.key-in-use"),
                IsGrave = key.LastUsedAt is { } at && now - at < TimeSpan.FromDays(7),
            },
            new Touched(Screens.Say("touch.key-posts"))
            {
                Names = [.. key.Posts.Select(p => new TouchedName(Called.By(p, organisation), $"admin/units?id={p.Unit}"))],
            });
    }

    private static Touched Line(Post post, Holders others, Tally held, Tally worked, OrganisationDirectory organisation)
    {
        var alone = others.Count == 0;
        var left = alone && DoesWork(post.Role) && held.Count + worked.Count > 0;
        return new(Screens.Say("touch.post-others", ("post", Called.By(post, organisation))), Figures.Of(others.Count))
        {
            Names = others.Names,
            HasMore = others.Count > others.Names.Count,
            Becomes = !alone ? Screens.Say("touch.post-goes-on")
                : left ? Screens.Say("touch.post-left", ("cases", held.Words), ("tickets", worked.Words))
                : Screens.Say("touch.post-empty"),
            IsGrave = left,
            CountsCases = alone && DoesWork(post.Role),
        };
    }

    /// <summary>Whether cases and tickets wait for somebody in such a post.</summary>
    private static bool DoesWork(Role role) =>
        role is Role.GridLeader or Role.Community or Role.Town or Role.Centre or Role.Department or Role.Partner or Role.RedAgent;
}
