namespace MultiChannelBot.Settings;

/// <content>Whose page it looks like.</content>
public sealed partial record WebChatSettings
{
    /// <summary>The longest name that fits beside a logo on a phone.</summary>
    private const int MostName = 60;

    /// <summary>Whose page it is, as its heading says; empty: the partner's name, or the bot's.</summary>
    public string? Name { get; init; }

    /// <summary>A picture beside the name: a .png or .svg file, relative to the program or by its whole path; empty: our own.</summary>
    public string? Logo { get; init; }

    /// <summary>The colour of what is pressed and of what the visitor wrote: #RRGGBB, dark enough for white text on it.</summary>
    public string Accent { get; init; } = "#0B5351";

    /// <summary>The heading of the page.</summary>
    internal string NameOr(PackageSettings package, string? partner) =>
        new[] { Name, package.PartnerName, partner, package.AppName }.First(name => !string.IsNullOrWhiteSpace(name))!.Trim();

    private IEnumerable<SettingFault> BrandingFaults()
    {
        if (Name?.Trim().Length > MostName)
        {
            yield return new SettingFault("WebChat:Name", $"'{Name}' is too long.", $"Set at most {MostName} characters.");
        }

        if (!string.IsNullOrWhiteSpace(Logo) && LogoFile.Read(Logo) is LogoReading.Broken broken)
        {
            yield return new SettingFault("WebChat:Logo", broken.Fault, "Name a .png or .svg file of at most 200 KB, relative to the program or by its whole path, or leave it empty.");
        }

        if (AccentColour.Parse(Accent) is not { } colour)
        {
            yield return new SettingFault("WebChat:Accent", $"'{Accent}' is no colour.", "Write it as #RRGGBB, such as #0B5351.");
        }
        else if (colour.ContrastWith(AccentColour.White) < AccentColour.Readable)
        {
            yield return new SettingFault(
                "WebChat:Accent", FormattableString.Invariant($"white text on {Accent} has a contrast of {colour.ContrastWith(AccentColour.White):0.0} to 1 and is hard to read."),
                FormattableString.Invariant($"Choose a darker colour, such as {colour.ReadableUnder(AccentColour.White)}: at least {AccentColour.Readable} to 1 is needed."));
        }
    }
}
