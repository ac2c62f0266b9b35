namespace Haitang.Domain.Deadlines;

/// <summary>法定节假日: what a day off or a make-up day belongs to.</summary>
public enum Holiday
{
    /// <summary>元旦</summary>
    NewYear,
    /// <summary>春节</summary>
    SpringFestival,
    /// <summary>清明节</summary>
    TombSweeping,
    /// <summary>劳动节</summary>
    LabourDay,
    /// <summary>端午节</summary>
    DragonBoat,
    /// <summary>中秋节</summary>
    MidAutumn,
    /// <summary>国庆节</summary>
    NationalDay,
}
