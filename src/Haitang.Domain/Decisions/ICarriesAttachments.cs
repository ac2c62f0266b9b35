namespace Haitang.Domain.Decisions;

/// <summary>A command that hands over files which were uploaded before. Each is used once, by the account that uploaded it.</summary>
public interface ICarriesAttachments
{
    IReadOnlyList<Guid> Attachments { get; }
}
