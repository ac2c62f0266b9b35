using Haitang.Web.Privacy;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Haitang.Web.Identity;

/// <summary>Who is there: sign-in of people and machines, and their accounts.</summary>
public static class IdentityServices
{
    /// <summary>OWASP's figure for PBKDF2 with HMAC-SHA-512.</summary>
    private const int HashIterations = 210_000;

    public static void AddPeople(this WebApplicationBuilder builder)
    {
        var services = builder.Services.AddAccounts();
        services.AddScoped<PasswordSignIn>().AddScoped<OwnAccount>().AddScoped<PreferredLanguage>().AddSingleton<Attempts>().AddSingleton<AccountLiveness>().AddSingleton<EndedSessions>();
        services.AddScoped<AuthenticationStateProvider, CircuitSignIn>();
        services.AddScoped<SignInCookie>();
        services.AddAuthentication(PeopleSchemes.Any)
            .AddPolicyScheme(PeopleSchemes.Any, null, options => options.ForwardDefaultSelector = http =>
                http.Request.Headers.Authorization.Count > 0 ? PeopleSchemes.ApiKey : PeopleSchemes.Cookie)
            .AddCookie(PeopleSchemes.Cookie, SignInCookie.Configure)
            .AddScheme<AuthenticationSchemeOptions, ApiKeyAuthentication>(PeopleSchemes.ApiKey, null);
        services.AddAuthorization();
        services.AddAntiforgery(options => options.HeaderName = AntiforgeryForCookies.Header);
        services.AddDataProtection().SetApplicationName("haitang");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(p => new ConfigureOptions<KeyManagementOptions>(options =>
        {
            options.XmlRepository = new KeyRing(p.GetRequiredService<NpgsqlDataSource>());
            if (p.GetService<MasterKey>() is { } master) options.XmlEncryptor = new KeyRingSeal(master);
        }));
    }

    /// <summary>Opening, listing and ending accounts, for the command line too.</summary>
    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddDbContext<PeopleContext>((p, options) => options.UseNpgsql(p.GetRequiredService<NpgsqlDataSource>()));
        services.AddIdentityCore<Person>(options => options.Password = new PasswordOptions
        {
            RequiredLength = PasswordRules.LeastLength,
            RequireDigit = false,
            RequireLowercase = false,
            RequireUppercase = false,
            RequireNonAlphanumeric = false,
        }).AddPasswordValidator<PasswordRules>().AddEntityFrameworkStores<PeopleContext>();
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = HashIterations);
        return services.AddSingleton<ApiKeys>().AddSingleton<AccountNames>().AddScoped<PersonInputs>().AddScoped<PersonAccounts>().AddScoped<MachineAccounts>();
    }

    /// <summary>First in the pipeline: what comes after it, the language too, depends on who is there.</summary>
    public static void UsePeople(this WebApplication app)
    {
        app.UseOneIdentity();
        app.UseAuthentication();
    }

    /// <summary>After the language is known, because a refusal is worded in it; before other rooms map their endpoints.</summary>
    public static void MapPeople(this WebApplication app)
    {
        app.UseAuthorization();
        app.MapSignIn();
    }
}
