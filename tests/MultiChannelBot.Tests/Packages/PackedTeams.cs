using System.IO.Compression;
using System.Text.Json.Nodes;
using MultiChannelBot.Commands;
using MultiChannelBot.Packages;
using MultiChannelBot.Settings;

namespace MultiChannelBot.Tests.Packages;

/// <summary>The package of Teams as the verb writes it, unpacked.</summary>
internal sealed class PackedTeams
{
    private PackedTeams(byte[] zip)
    {
        using var archive = new ZipArchive(new MemoryStream(zip));
        Files = archive.Entries.ToDictionary(entry => entry.FullName, Content);
        Names = [.. archive.Entries.Select(entry => entry.FullName)];
        Manifest = Json("manifest.json");
        Korean = Json("ko.json");
    }

    /// <summary>Settings with everything that Production asks for.</summary>
    public static BotSettings Whole { get; } = new()
    {
        BotFramework = new BotFrameworkSettings { MicrosoftAppId = "5fdb0d3c-6b3d-4a0e-9a52-7a3f0c1f2b11", MicrosoftAppTenantId = "b1c7c8a4-35a3-4f05-9c3a-3a1a3b1a0f10", MicrosoftAppPassword = "secret" },
        Package = new PackageSettings
        {
            PublicUrl = "https://bot.contoso.com/desk/",
            SupportUrl = "https://www.contoso.com/bot/help",
            PrivacyUrl = "https://www.contoso.com/bot/privacy",
            TermsUrl = "https://www.contoso.com/bot/terms",
            PartnerName = "Contoso",
            Version = "1.2.3",
        },
    };

    /// <summary>The package of those settings.</summary>
    public static PackedTeams Sample { get; } = Of(Whole);

    public IReadOnlyList<string> Names { get; }

    public IReadOnlyDictionary<string, byte[]> Files { get; }

    public JsonObject Manifest { get; }

    public JsonObject Korean { get; }

    /// <summary>Every text that users read, in English and in Korean.</summary>
    public IEnumerable<(string Place, string English, string? Korean)> Texts =>
        ManifestText.Of(Manifest).Select(text => (text.Place, text.Words, Korean[text.Place]?.GetValue<string>()));

    /// <summary>Has the verb write a package to a directory of its own, and unpacks it.</summary>
    public static PackedTeams Of(BotSettings settings, string environment = "Production")
    {
        var directory = Directory.CreateTempSubdirectory("package-").FullName;
        try
        {
            var (code, path, error) = Write(settings, directory, environment);
            Assert.True(code == 0, error);
            return new PackedTeams(File.ReadAllBytes(path.Trim()));
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    /// <summary>Runs the verb.</summary>
    public static (int Code, string Output, string Error) Write(BotSettings settings, string directory, string environment = "Production")
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = PackageVerbs.WriteTeams(settings, environment, directory, output, error);
        return (code, output.ToString(), error.ToString());
    }

    private static byte[] Content(ZipArchiveEntry entry)
    {
        using var content = new MemoryStream();
        using var stream = entry.Open();
        stream.CopyTo(content);
        return content.ToArray();
    }

    private JsonObject Json(string file) => JsonNode.Parse(Files[file])!.AsObject();
}
