namespace Haitang.Faults;

/// <summary>Short in every test run; <c>HAITANG_TESTS=long</c> lets the fire burn.</summary>
internal static class Form
{
    public static bool IsLong { get; } = Environment.GetEnvironmentVariable("HAITANG_TESTS") is "long";

    public static int Times(int @short, int @long) => IsLong ? @long : @short;
}
