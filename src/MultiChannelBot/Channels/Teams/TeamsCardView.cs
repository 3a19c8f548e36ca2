namespace MultiChannelBot.Channels.Teams;

/// <summary>For which client, and for whom, a reply is rendered.</summary>
public sealed record TeamsCardView
{
    private const int MostNameCharacters = 64;

    /// <summary>As Teams shows it to the person whose case it is.</summary>
    public static TeamsCardView Own { get; } = new();

    /// <summary>For clients that know Action.Submit only: the web chat of the Azure portal and the emulator.</summary>
    public static TeamsCardView Submitting { get; } = new() { Submits = true };

    /// <summary>For the web page: presses come as messages, nothing in it is for Teams alone, and what is to be copied has a button.</summary>
    public static TeamsCardView Web { get; } = new() { Submits = true, IsWeb = true, MostCharacters = TeamsCards.MostWebCharacters };

    /// <summary>True for the web page.</summary>
    public bool IsWeb { get; private init; }

    /// <summary>The most UTF-16 units of one card.</summary>
    public int MostCharacters { get; private init; } = TeamsCards.MostCardCharacters;

    /// <summary>True where a press is to come as a message, by Action.Submit.</summary>
    public bool Submits { get; private init; }

    /// <summary>True where others see the card as well: they are told that the case is somebody's.</summary>
    public bool IsShared { get; private init; }

    /// <summary>Whose client asks for the card without that: the channel's id of the person whose case it is; null where it is not known.</summary>
    public string? Owner { get; private init; }

    /// <summary>How the channel names that person; null where it is not known. Shown, never kept.</summary>
    public string? OwnerName { get; private init; }

    /// <summary>As Teams shows it to everybody in a group chat or channel.</summary>
    public static TeamsCardView Shared(string? owner, string? name = null) => new()
    {
        IsShared = true,
        Owner = owner,
        OwnerName = name is { Length: > 0 } ? TeamsCardText.Shorten(name, MostNameCharacters) : null,
    };
}
