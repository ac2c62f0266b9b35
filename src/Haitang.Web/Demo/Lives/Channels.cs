namespace Haitang.Web.Demo.Lives;

/// <summary>By which way people come, and at what time of the day.</summary>
internal static class Channels
{
    public const string GridVisit = "grid-visit";
    public const string WechatGroup = "wechat-group";
    public const string Hotline = "hotline";
    public const string Portal = "portal";
    public const string WechatColumn = "wechat-column";
    public const string Letters = "letters-visits";
    public const string Research = "research";
    public const string Council = "council";
    public const string Delegates = "delegates";
    public const string EnterpriseOrder = "enterprise-order";

    private static readonly Channel[] All =
    [
        new(GridVisit, new(27, 20), new(0, 0), [(8.5, 11.5), (14, 17.5), (18, 19.5)]),
        new(Hotline, new(27, 27), new(15, 50), [(7.5, 11.5), (13, 17), (17, 22)]),
        new(WechatGroup, new(11, 14), new(0, 0), [(7, 9), (12, 13.5), (18, 22)]),
        new(Portal, new(10, 13), new(15, 50), [(8, 11), (12, 14), (19, 23)]),
        new(WechatColumn, new(8, 11), new(0, 0), [(7, 9), (12, 14), (19, 22.5)]),
        new(Letters, new(6, 0), new(0, 0), [(9, 11), (9, 11.5), (13.5, 16.5)]),
        new(Research, new(3, 0), new(10, 0), [(9, 11.5), (14, 16.5)]),
        new(Council, new(4, 5), new(0, 0), [(18, 20), (18.5, 20.5), (9, 10.5)]),
        new(Delegates, new(3, 0), new(0, 0), [(9, 11), (14, 16)]),
        new(EnterpriseOrder, new(0, 0), new(60, 0), [(9, 11.5), (13, 16.5)]),
    ];

    public static string Draw(Chance chance, bool enterprise, bool workingDay) =>
        chance.One(All, c => (enterprise ? c.Enterprises : c.People).On(workingDay)).Code;

    /// <summary>In whole seconds.</summary>
    public static TimeSpan TimeOfDay(string channel, Chance chance)
    {
        var (from, to) = chance.One(All.First(c => c.Code == channel).Times);
        return TimeSpan.FromSeconds((long)((from + ((to - from) * chance.Part())) * 3600));
    }

    /// <param name="Times">Hours after midnight.</param>
    private sealed record Channel(string Code, Often People, Often Enterprises, IReadOnlyList<(double From, double To)> Times);

    /// <summary>How often on working days, and on others.</summary>
    private sealed record Often(double Working, double Free)
    {
        public double On(bool workingDay) => workingDay ? Working : Free;
    }
}
