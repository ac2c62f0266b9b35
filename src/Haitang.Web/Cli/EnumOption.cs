using System.CommandLine;
using Haitang.Projections.Events;

namespace Haitang.Web.Cli;

/// <summary>An option with the written names of an enum: <c>--role grid-leader</c>.</summary>
internal sealed class EnumOption<TEnum> : Option<string> where TEnum : struct, Enum
{
    public EnumOption(string name, string description, params IEnumerable<TEnum> among) : base(name)
    {
        Description = description;
        this.AcceptOnlyFromAmong([.. among.Select(EnumNames.Of)]);
    }

    public TEnum Of(ParseResult parse) => EnumNames.Parse<TEnum>(parse.GetRequiredValue(this));
}
