using Haitang.Domain.Organisation;

namespace Haitang.Faults.Load;

/// <summary>A case that the crowd works on.</summary>
/// <param name="Worker">The code of the unit that has its ticket.</param>
/// <param name="Issuer">The code of the desk that issued it.</param>
internal sealed record WorkedCase(Guid Appeal, Guid Ticket, string Worker, string Issuer)
{
    public bool Concerns(Person person) => person.Role is Role.Centre || person.Unit == Worker || person.Unit == Issuer;
}
