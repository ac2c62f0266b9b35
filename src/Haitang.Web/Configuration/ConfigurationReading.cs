using System.Collections;
using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Reflection;

namespace Haitang.Web.Configuration;

/// <summary>The configuration under <c>Haitang</c>, compared with what the program knows of it.</summary>
public sealed class ConfigurationReading
{
    private readonly List<string> _errors = [];
    private readonly List<string> _unknownKeys = [];

    private ConfigurationReading(IConfigurationSection section)
    {
        Compare(section, typeof(HaitangOptions));
        Options = _errors.Count == 0 ? section.Get<HaitangOptions>() ?? new() : new();
        Validate(Options, section.Path);
    }

    /// <summary>The defaults when there are errors.</summary>
    public HaitangOptions Options { get; }

    /// <summary>Values of the wrong kind or out of range: key, value and what is wrong.</summary>
    public IReadOnlyList<string> Errors => _errors;

    /// <summary>Most often a typing error, so worth a warning; perhaps a key of another version, so no more than that.</summary>
    public IReadOnlyList<string> UnknownKeys => _unknownKeys;

    public static ConfigurationReading Of(IConfiguration configuration) => new(configuration.GetSection(HaitangOptions.Section));

    /// <summary>The options, or an exception that tells all errors.</summary>
    public HaitangOptions Checked() => _errors.Count == 0 ? Options : throw new ConfigurationException(_errors);

    private void Compare(IConfigurationSection section, Type type)
    {
        foreach (var child in section.GetChildren())
        {
            if (TypeAt(type, child.Key) is not { } expected)
                _unknownKeys.Add(child.Path);
            else if (IsSection(expected))
                Compare(child, expected);
            else if (child.Value is { } value && !CanRead(value, expected))
                _errors.Add(Words(child.Path, value, Wanted(Nullable.GetUnderlyingType(expected) ?? expected)));
        }
    }

    private void Validate(object options, string path)
    {
        foreach (var property in Properties(options.GetType()))
        {
            var key = $"{path}:{property.Name}";
            var value = property.GetValue(options);
            var results = new List<ValidationResult>();
            Validator.TryValidateProperty(value, new ValidationContext(options) { MemberName = property.Name }, results);
            _errors.AddRange(results.Select(result => Words(key, property.IsDefined(typeof(SecretAttribute)) ? "***" : value, result.ErrorMessage)));
            if (value is not null && value is not IEnumerable && IsSection(property.PropertyType))
                Validate(value, key);
        }
    }

    private static string Words(string key, object? value, string? wrong) => FormattableString.Invariant($"{key} = '{value}': {wrong}");

    private static string Wanted(Type type) => type.IsEnum ? $"one of {string.Join(", ", Enum.GetNames(type))} is expected."
        : type == typeof(bool) ? "true or false is expected."
        : type == typeof(int) || type == typeof(long) ? "a whole number is expected."
        : $"a {type.Name} is expected.";

    /// <summary>What a key below this type holds: a property's type, or the element's for lists and dictionaries.</summary>
    private static Type? TypeAt(Type type, string key) => Elements(type)
        ?? Properties(type).FirstOrDefault(property => property.Name.Equals(key, StringComparison.OrdinalIgnoreCase))?.PropertyType;

    private static Type? Elements(Type type) => type.IsArray ? type.GetElementType()
        : typeof(IEnumerable).IsAssignableFrom(type) && type.IsGenericType ? type.GetGenericArguments()[^1] : null;

    private static bool IsSection(Type type) =>
        Elements(type) is not null || (type.IsClass && type.Assembly == typeof(HaitangOptions).Assembly);

    private static PropertyInfo[] Properties(Type type) => type.GetProperties(BindingFlags.Public | BindingFlags.Instance);

    private static bool CanRead(string value, Type type)
    {
        try
        {
            return type == typeof(string) || TypeDescriptor.GetConverter(type).ConvertFromInvariantString(value) is not null || Nullable.GetUnderlyingType(type) is not null;
        }
        catch (Exception wrong) when (wrong is FormatException or ArgumentException or NotSupportedException)
        {
            return false;
        }
    }
}
