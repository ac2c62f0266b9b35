using Haitang.Domain.Decisions;

namespace Haitang.Web.Demo;

/// <summary>The ids of the demonstration city: the same seed always makes the same ones.</summary>
internal sealed class DemoIds(long seed)
{
    private readonly Guid _space = NameBasedId.Of(
        new Guid("6f1c8f0e-52d0-4a0b-9d53-7c1f0c5a2b11"), FormattableString.Invariant($"{DemoStory.Version}/{seed}"));

    public Guid Command(string name) => NameBasedId.Of(_space, name);

    /// <summary>The stream that the command of this name begins.</summary>
    public Guid Stream(string name) => NameBasedId.Of(Command(name), 0);

    public Guid Unit(string code) => Stream("unit/" + code);

    public Guid Account(string name) => Stream("account/" + name);
}
