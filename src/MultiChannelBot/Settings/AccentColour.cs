using System.Globalization;
using System.Text.RegularExpressions;

namespace MultiChannelBot.Settings;

/// <summary>A colour by its red, green and blue, and how well text is read on it (WCAG 2.2, "contrast ratio").</summary>
internal readonly partial record struct AccentColour(byte Red, byte Green, byte Blue)
{
    /// <summary>The contrast that text of ordinary size needs (WCAG 2.2, 1.4.3).</summary>
    public const double Readable = 4.5;

    public static AccentColour White { get; } = new(255, 255, 255);

    public static AccentColour Black { get; } = new(0, 0, 0);

    /// <summary>Reads "#0B5351"; null for anything else.</summary>
    public static AccentColour? Parse(string text) => Form().IsMatch(text.Trim())
        ? new AccentColour(Part(text.Trim(), 1), Part(text.Trim(), 3), Part(text.Trim(), 5))
        : null;

    /// <summary>From 1, no contrast at all, to 21, black on white.</summary>
    public double ContrastWith(AccentColour other)
    {
        var (one, two) = (Luminance(), other.Luminance());
        return (Math.Max(one, two) + 0.05) / (Math.Min(one, two) + 0.05);
    }

    /// <summary>The nearest darker shade on which a light text is readable, and that is readable on a light ground.</summary>
    public AccentColour ReadableUnder(AccentColour text) => Toward(Black, text);

    /// <summary>The nearest lighter shade that is readable as text on a dark ground.</summary>
    public AccentColour ReadableOn(AccentColour ground) => Toward(White, ground);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"#{Red:X2}{Green:X2}{Blue:X2}");

    private AccentColour Toward(AccentColour end, AccentColour against)
    {
        const int steps = 100;
        for (var step = 0; step < steps; step++)
        {
            var mixed = Mixed(end, step / (double)steps);
            if (mixed.ContrastWith(against) >= Readable)
            {
                return mixed;
            }
        }

        return end;
    }

    private AccentColour Mixed(AccentColour other, double part) => new(Mix(Red, other.Red, part), Mix(Green, other.Green, part), Mix(Blue, other.Blue, part));

    private static byte Mix(byte from, byte to, double part) => (byte)Math.Round(from + ((to - from) * part));

    private double Luminance() => (0.2126 * Linear(Red)) + (0.7152 * Linear(Green)) + (0.0722 * Linear(Blue));

    private static double Linear(byte part)
    {
        var share = part / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
    }

    private static byte Part(string text, int from) => byte.Parse(text.AsSpan(from, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^#[0-9A-Fa-f]{6}\z")]
    private static partial Regex Form();
}
