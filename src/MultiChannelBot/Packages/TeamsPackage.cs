using System.Buffers.Binary;
using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using MultiChannelBot.Cards.Templating;
using MultiChannelBot.Settings;

namespace MultiChannelBot.Packages;

/// <summary>The app package of Teams: the manifest, its Korean texts and two icons, as an administrator uploads them.</summary>
internal sealed class TeamsPackage
{
    private const string Manifest = "manifest.json";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, IndentSize = 2, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // Zip files know no earlier day; a date of making would make two equal packages differ.
    private static readonly DateTimeOffset NoDay = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static ReadOnlySpan<byte> PngSignature => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    private readonly List<(string Name, byte[] Content)> files = [];

    private TeamsPackage()
    {
    }

    /// <summary>The templates and icons that come with the bot.</summary>
    public static string SourceDirectory => Path.Combine(AppContext.BaseDirectory, "manifests", "teams");

    /// <summary>Fills the templates and checks what came out.</summary>
    /// <param name="directory">Where manifest.json, ko.json and the icons are.</param>
    /// <exception cref="StartupException">A file is missing or broken, or a text is too long; each line says which, and the remedy.</exception>
    public static TeamsPackage Make(string directory, PackageIdentity identity)
    {
        try
        {
            var package = new TeamsPackage();
            var manifest = package.Fill(directory, Manifest, identity);
            List<string> faults = [];
            foreach (var language in manifest["localizationInfo"]!["additionalLanguages"]!.AsArray())
            {
                var file = language!["file"]!.GetValue<string>();
                faults.AddRange(TextFaults(manifest, file, package.Fill(directory, file, identity)));
            }

            // The sizes that the manifest's schema states of "icons".
            faults.AddRange(package.IconFaults(directory, manifest, "color", 192));
            faults.AddRange(package.IconFaults(directory, manifest, "outline", 32));
            return faults.Count == 0 ? package : throw new StartupException(faults);
        }
        catch (TemplateException outside)
        {
            throw new StartupException([.. outside.Faults.Select(fault => fault.ToString())]);
        }
        catch (IOException missing)
        {
            throw new StartupException($"{directory}: {missing.Message} Put the files of the program back.", missing);
        }
    }

    /// <summary>The package as a zip file: the same bytes for the same content.</summary>
    public byte[] Zip()
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in files)
            {
                var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
                entry.LastWriteTime = NoDay;
                using var stream = entry.Open();
                stream.Write(content);
            }
        }

        return bytes.ToArray();
    }

    private static IEnumerable<string> TextFaults(JsonObject manifest, string file, JsonObject translated)
    {
        foreach (var text in ManifestText.Of(manifest))
        {
            if (text.Words.Length > text.Most)
            {
                yield return TooLong(Manifest, text.Place, text.Words.Length, text.Most);
            }

            if (translated[text.Place]?.GetValue<string>() is not { Length: > 0 } words)
            {
                yield return $"{file}: {text.Place} is missing. Add the text: users of that language would read this one in another.";
            }
            else if (words.Length > text.Most)
            {
                yield return TooLong(file, text.Place, words.Length, text.Most);
            }
        }
    }

    private static string TooLong(string file, string place, int length, int most) =>
        $"{file}: {place} has {length} characters, {most} are allowed. Shorten it, or the names and addresses of Package that stand in it.";

    private JsonObject Fill(string directory, string file, PackageIdentity identity)
    {
        var filled = JsonNode.Parse(TemplateBinder.Load(Path.Combine(directory, file)).Bind(DataOf(identity)))!.AsObject();
        files.Add((file, [.. JsonSerializer.SerializeToUtf8Bytes(filled, Indented), (byte)'\n']));
        return filled;
    }

    private IEnumerable<string> IconFaults(string directory, JsonObject manifest, string icon, int side)
    {
        var file = manifest["icons"]![icon]!.GetValue<string>();
        var png = File.ReadAllBytes(Path.Combine(directory, file));
        files.Add((file, png));
        if (SizeOf(png) != (side, side))
        {
            yield return $"{file}: This is no PNG of {side} x {side} pixels. Draw it anew (manifests/teams/icons/README.md).";
        }
    }

    // PNG specification, 5.2 and 11.2.2: the signature is followed by the header's length and name, then width and height.
    private static (uint Width, uint Height) SizeOf(ReadOnlySpan<byte> png) =>
        png.Length >= 24 && png.StartsWith(PngSignature) && png[12..].StartsWith("IHDR"u8)
            ? (BinaryPrimitives.ReadUInt32BigEndian(png[16..]), BinaryPrimitives.ReadUInt32BigEndian(png[20..]))
            : (0, 0);

    private static TemplateObject DataOf(PackageIdentity identity) => new(9)
    {
        ["botId"] = identity.BotId,
        ["appId"] = identity.AppId,
        ["version"] = identity.Version,
        ["name"] = identity.Name,
        ["partner"] = identity.Partner,
        ["supportUrl"] = identity.SupportUrl,
        ["privacyUrl"] = identity.PrivacyUrl,
        ["termsUrl"] = identity.TermsUrl,
        ["domain"] = identity.Domain,
    };
}
