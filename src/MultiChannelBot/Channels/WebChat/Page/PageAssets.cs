using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using MultiChannelBot.Settings;

namespace MultiChannelBot.Channels.WebChat.Page;

/// <summary>The files of the page: ours, the partner's logo and the chat component, each at an address that names its content.</summary>
internal sealed class PageAssets
{
    /// <summary>Where they are: /web/{version}/{file}.</summary>
    public const string Root = "/web";

    public const string Component = "webchat.js";
    private const string Template = "index.html";

    private static readonly FrozenDictionary<string, string> Types = new Dictionary<string, string>
    {
        [".js"] = "text/javascript; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
        [".svg"] = "image/svg+xml",
    }.ToFrozenDictionary();

    private readonly FrozenDictionary<string, PageAsset> assets;
    private readonly string version;

    private PageAssets(string template, Dictionary<string, PageAsset> assets, string version)
    {
        HtmlTemplate = template;
        this.assets = assets.ToFrozenDictionary(StringComparer.Ordinal);
        this.version = version;
    }

    /// <summary>The name under which the logo is served, whatever its file is called.</summary>
    public const string LogoName = "logo";

    /// <summary>The folder beside the program that holds them.</summary>
    public static string Directory => Path.Combine(AppContext.BaseDirectory, "web");

    /// <summary>The page with its place holders.</summary>
    public string HtmlTemplate { get; }

    /// <summary>False where the build could not fetch the chat component.</summary>
    public bool HasComponent => assets.ContainsKey(Component);

    /// <summary>Reads them.</summary>
    /// <param name="directory">Holds page/ with our own files and, where the build could fetch it, the chat component.</param>
    /// <exception cref="StartupException">A file of the program is missing, or the logo is no picture any more.</exception>
    public static PageAssets Load(string directory, WebChatSettings settings)
    {
        var page = Path.Combine(directory, "page");
        try
        {
            var own = new DirectoryInfo(page).GetFiles().Where(file => Types.ContainsKey(file.Extension)).OrderBy(file => file.Name, StringComparer.Ordinal).ToList();
            var assets = own.ToDictionary(file => file.Name, file => new PageAsset(File.ReadAllBytes(file.FullName), Types[file.Extension]));
            var version = VersionOf(assets.Values);
            assets[LogoName] = Logo(settings) ?? assets["mark.svg"];
            var component = new FileInfo(Path.Combine(directory, Component));
            if (component.Exists)
            {
                var compressed = new FileInfo(component.FullName + ".br");
                assets[Component] = new PageAsset(
                    File.ReadAllBytes(component.FullName), Types[component.Extension], compressed.Exists ? File.ReadAllBytes(compressed.FullName) : null);
            }

            return new PageAssets(File.ReadAllText(Path.Combine(page, Template)), assets, version);
        }
        catch (IOException missing)
        {
            throw new StartupException($"{page}: {missing.Message} Put the files of the program back.", missing);
        }
    }

    /// <summary>The address of a file, which names its content: browsers need never ask for it again.</summary>
    public string AddressOf(string name) => $"{Root}/{VersionOf(name)}/{name}";

    /// <summary>The addresses of our own scripts.</summary>
    public IEnumerable<string> Modules => assets.Keys.Where(name => name.EndsWith(".js", StringComparison.Ordinal) && name != Component).Order(StringComparer.Ordinal).Select(AddressOf);

    /// <summary>The address of the folder of our own scripts and styles.</summary>
    public string Folder => $"{Root}/{version}/";

    /// <summary>A file by its name; whether the address that was asked for names this content.</summary>
    public (PageAsset Asset, bool IsPresent)? Find(string version, string name) =>
        assets.TryGetValue(name, out var asset) ? (asset, VersionOf(name) == version) : null;

    private static PageAsset? Logo(WebChatSettings settings) => string.IsNullOrWhiteSpace(settings.Logo) ? null : LogoFile.Read(settings.Logo) switch
    {
        LogoReading.Picture picture => new PageAsset(picture.Content, picture.Type),
        LogoReading.Broken broken => throw new StartupException($"WebChat:Logo: {broken.Fault}"),
        _ => null,
    };

    private string VersionOf(string name) => name is Component or LogoName ? assets[name].Hash : version;

    // One for all of our own: they name each other by relative addresses.
    private static string VersionOf(IEnumerable<PageAsset> own) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(string.Concat(own.Select(one => one.Hash)))))[..16];
}
