namespace Haitang.Domain.Organisation;

/// <summary>Names a unit, category or channel by uuid or by code, as people and machines do.</summary>
public readonly record struct Ref(string Value)
{
    public static implicit operator Ref(string value) => new(value);

    public static implicit operator Ref(Guid id) => new(id.ToString());

    public bool IsEmpty => string.IsNullOrWhiteSpace(Value);

    public override string ToString() => Value;
}
