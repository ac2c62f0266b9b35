namespace Haitang.Web.Configuration;

/// <summary>Reads the configuration once, checks it, and sets up the log.</summary>
public static class ConfigurationServices
{
    /// <summary>Adds <see cref="HaitangOptions"/>; a wrong value ends the start, an unknown key is worth a warning.</summary>
    public static HaitangOptions AddHaitangConfiguration(this WebApplicationBuilder builder)
    {
        var reading = ConfigurationReading.Of(builder.Configuration);
        var options = reading.Checked();
        builder.Services.AddSingleton(reading).AddSingleton(options);
        builder.Logging.AddConsoleLog(options.Logs, builder.Environment);
        return options;
    }

    /// <summary>Tells of keys under <c>Haitang</c> that nobody reads.</summary>
    public static void WarnOfUnknownKeys(this WebApplication app)
    {
        foreach (var key in app.Services.GetRequiredService<ConfigurationReading>().UnknownKeys)
            app.Logger.LogWarning("Unknown configuration key {Key}", key);
    }
}
