using Haitang.Domain.Appeals;

namespace Haitang.Projections.Desks;

/// <summary>Short distances on the earth.</summary>
public static class Distance
{
    private const double Radius = 6_371_000;
    private const double MetresADegree = Radius * Math.PI / 180;

    /// <summary>In metres.</summary>
    public static double Between(GeoPoint a, GeoPoint b)
    {
        var (lat1, lat2) = (double.DegreesToRadians(a.Lat), double.DegreesToRadians(b.Lat));
        var (dLat, dLon) = ((lat2 - lat1) / 2, double.DegreesToRadians(b.Lon - a.Lon) / 2);
        var h = (Math.Sin(dLat) * Math.Sin(dLat)) + (Math.Cos(lat1) * Math.Cos(lat2) * Math.Sin(dLon) * Math.Sin(dLon));
        return 2 * Radius * Math.Asin(Math.Min(1, Math.Sqrt(h)));
    }

    /// <summary>The widest apart of them, in metres; null when fewer than two have a point.</summary>
    public static double? Span(IReadOnlyList<GeoPoint> points) =>
        points.Count < 2 ? null : points.SelectMany((a, n) => points.Skip(n + 1).Select(b => Between(a, b))).Max();

    /// <summary>How many degrees so many metres are at most, there.</summary>
    internal static (double Lat, double Lon) Degrees(GeoPoint at, double metres) =>
        (metres / MetresADegree, metres / (MetresADegree * Math.Max(0.01, Math.Cos(double.DegreesToRadians(at.Lat)))));
}
