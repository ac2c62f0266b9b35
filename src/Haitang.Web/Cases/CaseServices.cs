using Haitang.Projections.Boards;
using Haitang.Projections.Cases;
using Haitang.Projections.Timelines;
using Haitang.Web.Cases.Work;

namespace Haitang.Web.Cases;

/// <summary>Registers what reads and collects cases.</summary>
public static class CaseServices
{
    public static IServiceCollection AddCases(this IServiceCollection services) => services
        .AddSingleton<CaseList>()
        .AddSingleton<CaseCounts>()
        .AddSingleton<Recusals>()
        .AddSingleton<CaseHistory>()
        .AddSingleton<CaseFiles>()
        .AddSingleton<ReplayedCases>()
        .AddSingleton<RepeatedCases>()
        .AddSingleton<MisuseMarks>()
        .AddSingleton<Collecting>()
        .AddSingleton<CaseLists>()
        .AddSingleton<CaseListings>()
        .AddSingleton<Revealing>()
        .AddSingleton<CaseViews>()
        .AddSingleton<CaseWork>();
}
