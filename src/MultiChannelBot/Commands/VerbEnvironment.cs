using Microsoft.Extensions.FileProviders;

namespace MultiChannelBot.Commands;

/// <summary>Where the host would run, for verbs that look at its state without starting one.</summary>
internal sealed class VerbEnvironment : IHostEnvironment
{
    public string EnvironmentName { get; set; } = HostVerb.EnvironmentName();

    public string ApplicationName { get; set; } = "MultiChannelBot";

    public string ContentRootPath { get; set; } = AppContext.BaseDirectory;

    public IFileProvider ContentRootFileProvider { get; set; } = new PhysicalFileProvider(AppContext.BaseDirectory);
}
