using System.Collections.Immutable;

namespace MultiChannelBot.Channels.WebChat.Page;

/// <summary>The texts that the page's scripts show, by their keys.</summary>
internal static class PageTexts
{
    public static ImmutableArray<string> Keys { get; } =
    [
        "page.away", "page.back", "page.box", "page.clear", "page.clear.away", "page.clear.cancel", "page.clear.done", "page.clear.question", "page.clear.sure",
        "page.clear.yes", "page.contact", "page.copied", "page.copy", "page.copy.failed", "page.forgotten", "page.gone", "page.language",
        "page.loading", "page.missing", "page.missing.how", "page.print", "page.print.date", "page.print.nothing", "page.privacy",
        "page.privacy.line", "page.purpose", "page.refused", "page.slow", "page.to-box", "page.undelivered", "page.unloaded", "page.wait",

        // Stands on cards, and is left out on paper.
        "card.known.select",
    ];
}
