using System.Text;
using MultiChannelBot.Conversation.Text;
using MultiChannelBot.Guidance;

namespace MultiChannelBot.Calendar;

/// <summary>
/// GET /calendar/{token}.ics: gives the dates that the token holds. Whoever has the address may have them; it opens nothing else,
/// and nothing is looked up, so that a made-up one costs an HMAC.
/// </summary>
internal static class CalendarEndpoint
{
    /// <summary>Maps the address.</summary>
    public static void MapCalendar(this WebApplication app) =>
        app.MapGet(CalendarLinks.Path + "{file}", (string file, HttpContext context, CalendarToken tokens, Triage triage, TimeProvider clock) =>
            Take(file, context.Response, tokens, triage.Phrases, clock.GetUtcNow()));

    private static IResult Take(string file, HttpResponse response, CalendarToken tokens, Phrasebook phrases, DateTimeOffset now)
    {
        response.Headers.CacheControl = "no-store";
        response.Headers.XContentTypeOptions = "nosniff";
        if (!file.EndsWith(CalendarLinks.Ending, StringComparison.Ordinal) || tokens.Read(file[..^CalendarLinks.Ending.Length]) is not { } content)
        {
            return Results.NotFound();
        }

        if (DateOnly.FromDateTime(now.UtcDateTime) > content.Expires)
        {
            return Results.Text(phrases.Say("calendar.expired", content.Language), "text/plain", Encoding.UTF8, StatusCodes.Status410Gone);
        }

        return Written(content, phrases, now) is { } text
            ? Results.File(Encoding.UTF8.GetBytes(text), "text/calendar; charset=utf-8", "term-dates.ics")
            : Results.NotFound();
    }

    /// <summary>The file; null where the token names a title that this version of the program no longer has.</summary>
    private static string? Written(CalendarContent content, Phrasebook phrases, DateTimeOffset now)
    {
        try
        {
            return CalendarFile.Write(content, entry => phrases.Say(entry.Line(), content.Language, Voice.Partner), now);
        }
        catch (KeyNotFoundException)
        {
            return null;
        }
    }
}
