using Haitang.Web.Admin.Accounts;
using Haitang.Web.Admin.Calendar;
using Haitang.Web.Admin.Categories;
using Haitang.Web.Admin.Channels;
using Haitang.Web.Admin.Policies;
using Haitang.Web.Admin.Touching;
using Haitang.Web.Admin.Units;
using Haitang.Web.Forms;

namespace Haitang.Web.Admin;

/// <summary>Registers what the administration pages work with.</summary>
public static class AdminServices
{
    public static IServiceCollection AddAdmin(this IServiceCollection services) => services
        .AddSingleton<ObjectFiles>()
        .AddSingleton<PeopleList>()
        .AddSingleton<MachineList>()
        .AddSingleton<KeptTotals>()
        .AddSingleton<UnitTouches>()
        .AddSingleton<CategoryTouches>()
        .AddSingleton<ChannelTouches>()
        .AddSingleton<PolicyTouches>()
        .AddSingleton<CalendarTouches>()
        .AddSingleton<AccountTouches>()
        .AddSingleton<UnitActs>()
        .AddSingleton<CategoryActs>()
        .AddSingleton<ChannelActs>()
        .AddSingleton<PolicyActs>()
        .AddSingleton<CalendarActs>()
        .AddSingleton<AccountActs>()
        .AddSingleton<OpeningActs>()
        .AddScoped<FormDrafts>();
}
