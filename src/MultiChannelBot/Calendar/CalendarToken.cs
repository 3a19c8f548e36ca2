using System.Buffers.Binary;
using System.Buffers.Text;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using MultiChannelBot.Conversation.Ports;
using MultiChannelBot.Guidance;
using MultiChannelBot.Guidance.Outcomes;
using MultiChannelBot.State;

namespace MultiChannelBot.Calendar;

/// <summary>What an address of a calendar file holds: days and titles, their language, and until when it works.</summary>
/// <param name="Expires">The last day on which it works, in universal time.</param>
internal sealed record CalendarContent(Language Language, DateOnly Expires, ImmutableArray<CalendarEntry> Entries);

/// <summary>
/// Writes and reads the token in such an address: a version, the content and an HMAC over both, in characters that need no
/// escaping. It can be read by whoever has it, but not made or changed; nothing in it says whose case it was.
/// </summary>
internal sealed class CalendarToken(Func<KeyMaker> keys)
{
    private const byte Version = 1;
    private const byte LastDay = 1;
    private const byte Suggestion = 2;

    // An HMAC of 128 bits in base64.
    private const int SignatureCharacters = 22;

    // Version, language, expiry, number of titles, number of entries.
    private const int HeadBytes = 8;
    private const int EntryBytes = 7;

    // Longer than any we write; keeps a made-up one from costing anything.
    private const int Longest = 2048;

    /// <summary>Writes a token.</summary>
    public string Write(CalendarContent content)
    {
        var entries = content.Entries;
        ArgumentOutOfRangeException.ThrowIfGreaterThan(entries.Length, ICalendarLinks.MostEntries, nameof(content));
        ImmutableArray<string> titles = [.. entries.Select(entry => entry.Title.Id).Distinct()];
        using var bytes = new MemoryStream();
        bytes.Write([Version, (byte)content.Language]);
        bytes.Write(Number(content.Expires.DayNumber));
        bytes.Write([(byte)titles.Length, (byte)entries.Length]);
        foreach (var title in titles.Select(Encoding.ASCII.GetBytes))
        {
            bytes.WriteByte((byte)title.Length);
            bytes.Write(title);
        }

        foreach (var entry in entries)
        {
            bytes.Write(Number(entry.Day.DayNumber));
            bytes.Write([(byte)titles.IndexOf(entry.Title.Id), Flags(entry), (byte)entry.Subscription]);
        }

        var payload = Base64Url.EncodeToString(bytes.ToArray());
        return payload + Signature(payload);
    }

    /// <summary>Reads a token; null where it is not one of ours, whatever is wrong with it.</summary>
    public CalendarContent? Read(string token)
    {
        if (token.Length is <= SignatureCharacters or > Longest)
        {
            return null;
        }

        var payload = token[..^SignatureCharacters];
        var isOurs = CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(Signature(payload)), Encoding.UTF8.GetBytes(token[^SignatureCharacters..]));
        return isOurs && Base64Url.IsValid(payload) ? Content(Base64Url.DecodeFromChars(payload)) : null;
    }

    /// <summary>What is signed is ours; only another version of the program may have written it otherwise.</summary>
    private static CalendarContent? Content(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < HeadBytes || bytes[0] != Version || bytes[1] >= LanguageCodes.All.Count)
        {
            return null;
        }

        var (language, expires) = ((Language)bytes[1], Day(bytes[2..]));
        var (titleCount, entryCount) = (bytes[6], bytes[7]);
        bytes = bytes[HeadBytes..];
        var titles = ImmutableArray.CreateBuilder<TextKey>(titleCount);
        while (titles.Count < titleCount)
        {
            if (bytes.IsEmpty || bytes.Length <= bytes[0])
            {
                return null;
            }

            titles.Add(new TextKey(Encoding.ASCII.GetString(bytes[1..(bytes[0] + 1)])));
            bytes = bytes[(bytes[0] + 1)..];
        }

        return bytes.Length == entryCount * EntryBytes && Entries(bytes, titles.ToImmutable()) is { } entries
            ? new CalendarContent(language, expires, entries)
            : null;
    }

    private static ImmutableArray<CalendarEntry>? Entries(ReadOnlySpan<byte> bytes, ImmutableArray<TextKey> titles)
    {
        var entries = ImmutableArray.CreateBuilder<CalendarEntry>(bytes.Length / EntryBytes);
        for (; !bytes.IsEmpty; bytes = bytes[EntryBytes..])
        {
            if (bytes[4] >= titles.Length)
            {
                return null;
            }

            entries.Add(new CalendarEntry(titles[bytes[4]], Day(bytes), (bytes[5] & LastDay) != 0, (bytes[5] & Suggestion) != 0, bytes[6]));
        }

        return entries.ToImmutable();
    }

    private static byte Flags(CalendarEntry entry) => (byte)((entry.IsLastDay ? LastDay : 0) | (entry.IsSuggestion ? Suggestion : 0));

    private static byte[] Number(int number)
    {
        var bytes = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(bytes, number);
        return bytes;
    }

    private static DateOnly Day(ReadOnlySpan<byte> bytes) =>
        DateOnly.FromDayNumber(Math.Clamp(BinaryPrimitives.ReadInt32BigEndian(bytes), 0, DateOnly.MaxValue.DayNumber));

    private string Signature(string payload) => keys().Digest("calendar", payload);
}
