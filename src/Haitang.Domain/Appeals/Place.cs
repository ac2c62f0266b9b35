using System.Globalization;
using Haitang.Domain.Decisions;

namespace Haitang.Domain.Appeals;

/// <summary>Where it is about.</summary>
/// <param name="Street">Down to the street: stays readable.</param>
/// <param name="Detail">Beyond the street (building, door, landmark): personal, so free text.</param>
public sealed record Place(string? Street, FreeText? Detail);

/// <summary>A point on the map, WGS 84 degrees.</summary>
public sealed record GeoPoint(double Lon, double Lat)
{
    public bool IsOnEarth => Lon is >= -180 and <= 180 && Lat is >= -90 and <= 90;

    /// <summary>As it stands in the log: a point is as telling as a door number, so it is sealed like one.</summary>
    public FreeText AsFreeText() => FreeText.OfClear(string.Create(CultureInfo.InvariantCulture, $"{Lon},{Lat}"));

    /// <summary>Reads what <see cref="AsFreeText"/> wrote; null for anything else.</summary>
    public static GeoPoint? Parse(string? text) =>
        text?.Split(',') is [var lon, var lat]
        && double.TryParse(lon, CultureInfo.InvariantCulture, out var x)
        && double.TryParse(lat, CultureInfo.InvariantCulture, out var y)
            ? new(x, y)
            : null;
}

/// <summary>What the source said of the kind of case, in its own words, before anybody here has classified it.</summary>
/// <param name="Nature">As told, also when it is none of ours (感谢): the case is kept and the desk asks.</param>
/// <param name="Grid">The grid's code as told, also when we know no such grid.</param>
public sealed record AsTold(string? Nature, string? Category, string? Urgency, string? Grid = null);
