using System.Globalization;
using Haitang.Domain.Appeals;
using Haitang.Domain.Deadlines;
using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;

namespace Haitang.Web.Words;

/// <summary>How a value reads inside a sentence.</summary>
public static class ValueWords
{
    public static string Of(object? value, CultureInfo culture) => value switch
    {
        null => Figures.None,
        string text => text,
        FreeText text => text.Clear ?? Screens.List.Find("text.removed", culture)!,
        Named named => Language.Name(named.Name, named.NameEn, culture),
        UnitEntry unit => Language.Name(unit.Name, unit.NameEn, culture),
        CategoryEntry category => Language.Name(category.Name, category.NameEn, culture),
        ChannelEntry channel => Language.Name(channel.Name, channel.NameEn, culture),
        IssuedTicket issued => Of(issued.Unit, culture),
        Deadline deadline => Of(deadline.By, culture),
        bool said => Screens.List.Find(said ? "value.yes" : "value.no", culture)!,
        Enum member => Screens.Word(member, culture),
        DateTimeOffset at => CityTime.Short(at),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeLimit limit => DeadlineWords.Of(limit, culture),
        LimitAmount limit => DeadlineWords.Of(limit, culture),
        DayPart part => DeadlineWords.Of(part),
        WorkingHours hours => DeadlineWords.Of(hours, culture),
        YearNotice notice => DeadlineWords.Of(notice, culture),
        int or long => Figures.Of(Convert.ToInt64(value, CultureInfo.InvariantCulture)),
        System.Collections.IEnumerable several =>
            string.Join(Screens.List.Find("list.separator", culture), several.Cast<object?>().Select(one => Of(one, culture))),
        IFormattable other => other.ToString(null, culture),
        _ => value.ToString() ?? Figures.None,
    };
}
