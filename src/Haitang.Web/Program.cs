using Haitang.Web;

await using var host = WebHost.Build(args);
await host.RunAsync();
return 0;
