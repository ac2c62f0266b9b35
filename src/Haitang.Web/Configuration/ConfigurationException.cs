namespace Haitang.Web.Configuration;

/// <summary>Values that the program cannot start with; each line names key and value.</summary>
public sealed class ConfigurationException(IReadOnlyList<string> errors) : Exception(string.Join(Environment.NewLine, errors))
{
    public IReadOnlyList<string> Errors => errors;
}
