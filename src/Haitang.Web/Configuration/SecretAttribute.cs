namespace Haitang.Web.Configuration;

/// <summary>An error about this value does not show it.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SecretAttribute : Attribute;
