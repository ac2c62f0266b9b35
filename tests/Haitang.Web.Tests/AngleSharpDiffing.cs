using System.Reflection;
using System.Runtime.CompilerServices;

namespace Haitang.Web.Tests;

/// <summary>bUnit asks for another assembly version of AngleSharp.Diffing than the one that is served: any version will do.</summary>
internal static class AngleSharpDiffing
{
    [ModuleInitializer]
    internal static void Resolve() =>
        AppDomain.CurrentDomain.AssemblyResolve += (_, asked) =>
            new AssemblyName(asked.Name).Name is "AngleSharp.Diffing"
                ? Assembly.LoadFrom(Path.Combine(AppContext.BaseDirectory, "AngleSharp.Diffing.dll"))
                : null;
}
