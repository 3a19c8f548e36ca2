using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using MultiChannelBot.Channels.WebChat.Page;
using MultiChannelBot.Guidance;
using MultiChannelBot.Settings;

namespace MultiChannelBot.Channels.WebChat.Embed;

/// <summary>GET /embed.js: the script that other pages load to show a button for the chat, with the texts of both languages in it.</summary>
internal static class EmbedScript
{
    /// <summary>Its address.</summary>
    public const string Path = "/embed.js";

    private const string PlaceHolder = "\"{{data}}\"";
    private static readonly string[] Keys = ["embed.close", "embed.elsewhere", "embed.failed", "embed.open", "embed.title"];
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>Reads it, and fills it in.</summary>
    /// <exception cref="StartupException">The file of the program is missing.</exception>
    public static PageAsset Load(string directory, WebChatSettings settings, Triage triage)
    {
        var file = System.IO.Path.Combine(directory, Path[1..]);
        try
        {
            var data = new
            {
                texts = LanguageCodes.All.ToDictionary(language => language.Code(), language => Keys.ToDictionary(key => key, key => triage.Phrases.Say(key, language))),
                accent = settings.Accent,
            };
            var filled = File.ReadAllText(file).Replace(PlaceHolder, JsonSerializer.Serialize(data, Readable), StringComparison.Ordinal);
            return new PageAsset(Encoding.UTF8.GetBytes(filled), "text/javascript; charset=utf-8");
        }
        catch (IOException missing)
        {
            throw new StartupException($"{file}: {missing.Message} Put the files of the program back.", missing);
        }
    }
}
