using System.Globalization;
using Haitang.Domain.Appeals;

namespace Haitang.Web.Demo.Texts;

/// <summary>A line of the category tree with what people there say about it.</summary>
internal sealed record MatterGroup(string Code, string Name, string NameEn, IReadOnlyList<MatterBranch> Below);

/// <inheritdoc cref="MatterGroup"/>
internal sealed record MatterBranch(string Code, string Name, string NameEn, IReadOnlyList<Matter> Below);

/// <summary>A category of the lowest level: how its cases come and go.</summary>
/// <param name="Unit">The department or partner that works on it when the city has to.</param>
/// <param name="Said">Title, text, what was done in the end, and for some in which months it can be said.</param>
/// <param name="At">Who settles it, a letter each: grid, community, town, department. The more letters, the more often.</param>
/// <param name="Nature">As <paramref name="At"/>: help, inquiry, complaint, report, suggestion.</param>
/// <param name="Urgency">As <paramref name="At"/>: emergency, pressing, routine, complex (x).</param>
/// <param name="Help">Who may be asked to assist.</param>
/// <param name="Months">When it comes three times as often.</param>
/// <param name="Who"><c>e</c>: enterprises.</param>
/// <param name="Rural">Only in villages.</param>
/// <param name="Official">About people in office: complaints are confidential.</param>
internal sealed record Matter(
    string Code, string Name, string NameEn, string Unit, IReadOnlyList<IReadOnlyList<string>> Said,
    string At = "ctd", string Nature = "hc", string Urgency = "rrrrrrrp", IReadOnlyList<string>? Help = null, int Weight = 3,
    IReadOnlyList<int>? Months = null, string Who = "r", bool Rural = false, bool Official = false)
{
    private const double Season = 3;

    private static readonly string[] OfEstates = ["楼", "电梯", "物业", "车库", "业委会"];

    public Ground Ground =>
        Rural ? Ground.Village
        : Said.SelectMany(s => s).Any(s => OfEstates.Any(word => s.Contains(word, StringComparison.Ordinal))) ? Ground.Estate
        : Ground.Any;

    /// <summary>What most of its cases are.</summary>
    public Nature UsualNature => NatureOf(Nature.GroupBy(letter => letter).OrderByDescending(letters => letters.Count()).First().Key);

    public static Nature NatureOf(char letter) => letter switch
    {
        'h' => Domain.Appeals.Nature.Help,
        'i' => Domain.Appeals.Nature.Inquiry,
        's' => Domain.Appeals.Nature.Suggestion,
        'r' => Domain.Appeals.Nature.Report,
        _ => Domain.Appeals.Nature.Complaint,
    };

    public double WeightIn(int month) => SaidIn(month).Any() ? Weight * (Months?.Contains(month) == true ? Season : 1) : 0;

    public IEnumerable<IReadOnlyList<string>> SaidIn(int month) =>
        Said.Where(s => s is not [_, _, _, var months] || months.Split(' ').Contains(month.ToString(CultureInfo.InvariantCulture)));
}

/// <summary>Where something can be: not every place has stairs, not every place has fields.</summary>
internal enum Ground
{
    Any,
    Estate,
    Village,
}
