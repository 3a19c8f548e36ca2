using System.Collections.Immutable;
using System.Text.Json;
using MultiChannelBot.Settings;

namespace MultiChannelBot.Packages;

/// <summary>A permission that the app in Slack asks for.</summary>
/// <param name="Reason">What it is for: a feature that there is.</param>
internal sealed record SlackScope(string Name, string Reason);

/// <summary>
/// What the app in Slack may do, from the one list that the manifest, the installation and the listing share
/// (manifests/slack/scopes.json).
/// </summary>
internal sealed record SlackScopes(ImmutableArray<SlackScope> All)
{
    private const string File = "scopes.json";

    /// <summary>As an installation asks for them.</summary>
    public string Joined => string.Join(',', All.Select(scope => scope.Name));

    /// <summary>Reads the list.</summary>
    /// <exception cref="StartupException">It is missing or broken.</exception>
    public static SlackScopes Load(string directory)
    {
        try
        {
            using var document = JsonDocument.Parse(System.IO.File.ReadAllBytes(Path.Combine(directory, File)));
            return new SlackScopes([.. document.RootElement.EnumerateObject().Select(scope => new SlackScope(scope.Name, scope.Value.GetString()!))]);
        }
        catch (Exception broken) when (broken is IOException or JsonException or InvalidOperationException)
        {
            throw new StartupException($"{Path.Combine(directory, File)}: {broken.Message} Put the file of the program back.", broken);
        }
    }
}
