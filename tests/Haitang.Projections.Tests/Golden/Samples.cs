using System.Collections;
using Haitang.Domain.Decisions;
using Haitang.Projections.Events;

namespace Haitang.Projections.Tests.Golden;

/// <summary>Events with every member filled.</summary>
internal static class Samples
{
    private static readonly Guid Space = new("0b9f6a52-3c1e-4a8f-9f53-5d6c1e7b2a40");

    private static readonly DateTimeOffset Moment = new(2026, 3, 12, 1, 2, 3, TimeSpan.Zero);

    /// <summary>The key of all sealed texts in golden files.</summary>
    public static CaseKey Key { get; } = new(Space, [.. Enumerable.Range(0, 32).Select(n => (byte)n)]);

    public static IEvent Event(Type type) => (IEvent)Of(type, type.Name);

    public static string Text(string member) => $"{member} 样例";

    private static object Of(Type type, string member)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner) return Of(inner, member);
        if (type == typeof(string)) return Text(member);
        if (type == typeof(FreeText)) return FreeText.OfClear(Text(member));
        if (type == typeof(Guid)) return NameBasedId.Of(Space, member);
        if (type == typeof(bool)) return true;
        if (type == typeof(int) || type == typeof(long) || type == typeof(double)) return Convert.ChangeType(7, type, null);
        if (type == typeof(DateTimeOffset)) return Moment;
        if (type == typeof(TimeSpan)) return new TimeSpan(1, 2, 3, 4);
        if (type == typeof(TimeOnly)) return new TimeOnly(9, 30);
        if (type == typeof(DateOnly)) return DateOnly.FromDateTime(Moment.UtcDateTime);
        if (type.IsEnum) return Enum.GetValues(type).Cast<object>().Last();
        if (type.IsGenericType && type.IsAssignableTo(typeof(IEnumerable))) return List(type.GenericTypeArguments[0], member);
        var constructor = type.GetConstructors().MaxBy(c => c.GetParameters().Length)
            ?? throw new NotSupportedException($"Samples knows no {type.Name} ({member}): teach it.");
        return constructor.Invoke([.. constructor.GetParameters().Select(p => Of(p.ParameterType, p.Name!))]);
    }

    private static Array List(Type of, string member)
    {
        var list = Array.CreateInstance(of, 1);
        list.SetValue(Of(of, member), 0);
        return list;
    }
}
