using AngleSharp.Dom;
using Bunit;
using Haitang.Domain.Appeals;
using Haitang.Domain.Deadlines;
using Haitang.Domain.Decisions;
using Haitang.Domain.Organisation;
using Haitang.Projections.Tickets;
using Haitang.Web.Tests.City;
using Haitang.Web.Words;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Haitang.Web.Tests.Admin;

/// <summary>What an act says that it touches, with cases and tickets to be touched.</summary>
public abstract class PreviewTest(TestCity city) : AdminTest(city)
{
    protected static readonly TimeSpan AMoment = TimeSpan.FromSeconds(15);

    protected static IElement? Line<TPage>(IRenderedComponent<TPage> page, string word, params ReadOnlySpan<(string, object?)> arguments) where TPage : IComponent
    {
        var what = Screens.Say(word, arguments);
        return page.FindAll("form .touches li").FirstOrDefault(li => li.QuerySelector("div > span")!.TextContent == what);
    }

    /// <summary>The figure of a line; null where there is no such line.</summary>
    protected static string? Figure<TPage>(IRenderedComponent<TPage> page, string word, params ReadOnlySpan<(string, object?)> arguments) where TPage : IComponent =>
        Line(page, word, arguments)?.QuerySelector("b")!.TextContent;

    protected async Task<Guid> CollectedAsync(string unit = "YS", string channel = "grid-visit", bool confidential = false) => (await City.DoneAsync(
        await City.ActorAsync(Role.Centre, "CS"),
        new CollectAppeal
        {
            Channel = channel,
            Title = "线缆垂落",
            Text = "请来看看。",
            Unit = unit,
            Subject = Subject.Resident,
            Confidential = confidential,
        })).Stream;

    protected async Task<Guid> ClassifiedAsync(string category = "SR-1-1", Urgency urgency = Urgency.Routine, string unit = "YS", bool confidential = false)
    {
        var id = await CollectedAsync(unit, confidential: confidential);
        await City.DoneAsync(
            await City.ActorAsync(Role.Centre, "CS"),
            new ClassifyAppeal { Category = category, Nature = Nature.Help, Urgency = urgency, Level = Level.Town }, id);
        return id;
    }

    /// <summary>A ticket of a case of its own.</summary>
    protected async Task<Guid> IssuedAsync(string to, Urgency urgency = Urgency.Routine, string category = "SR-1-1")
    {
        var id = await ClassifiedAsync(category, urgency);
        await City.DoneAsync(await City.ActorAsync(Role.Centre, "CS"), new DispatchAppeal { Lead = new Ref(to) }, id);
        return Assert.Single(await City.Services.GetRequiredService<TicketList>().OfCaseAsync(id)).Id;
    }

    /// <summary>A category of a test's own.</summary>
    protected async Task<(Guid Id, string Code)> CategoryAsync()
    {
        var code = $"T{Guid.NewGuid():n}"[..12];
        var done = await City.DoneAsync(Actor.System, new AddCategory { City = "CS", Code = code, Name = "试验分类", NameEn = "Trial", Parent = "SR-1" });
        return (done.Stream, code);
    }
}
