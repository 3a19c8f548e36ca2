using System.Globalization;

namespace MultiChannelBot.Tests.Packages;

/// <summary>The icons by the guidelines of Teams for app icons, pixel by pixel.</summary>
public class IconTests
{
    private static readonly Png Color = new(PackedTeams.Sample.Files["color.png"]);

    private static readonly Png Outline = new(PackedTeams.Sample.Files["outline.png"]);

    [Fact]
    public void The_colour_icon_is_a_filled_square_of_192_with_its_drawing_within_the_middle_120()
    {
        var accent = ((string)PackedTeams.Sample.Manifest["accentColor"]!)[1..];
        var ground = (Part(accent, 0), Part(accent, 2), Part(accent, 4), byte.MaxValue);

        Assert.Equal((192, 192), (Color.Width, Color.Height));
        Assert.All(Color.Places, place => Assert.Equal(byte.MaxValue, Color[place.X, place.Y].Alpha));
        Assert.All(Color.Places.Where(place => !IsWithin(place, 36, 155)), place => Assert.Equal(ground, Color[place.X, place.Y]));
        Assert.Contains(Color.Places, place => Color[place.X, place.Y] == (255, 255, 255, 255));
    }

    [Fact]
    public void The_drawing_stands_out_from_its_ground()
    {
        var ground = Luminance(Color[0, 0]);
        var drawing = Color.Places.Max(place => Luminance(Color[place.X, place.Y]));

        // 4.5:1 is what the guidelines recommend; the ratio is that of WCAG 2.1, 1.4.3.
        Assert.True((drawing + 0.05) / (ground + 0.05) >= 4.5);
    }

    [Fact]
    public void The_outline_icon_is_32_by_32_white_on_transparent_and_nothing_else()
    {
        Assert.Equal((32, 32), (Outline.Width, Outline.Height));
        Assert.True(Outline.HasAlpha);
        Assert.All(Outline.Places, place =>
        {
            var (red, green, blue, alpha) = Outline[place.X, place.Y];
            Assert.True(alpha == 0 || (red, green, blue) == (255, 255, 255), $"{place}");
        });
        Assert.InRange(Outline.Places.Count(place => Outline[place.X, place.Y].Alpha > 127), 100, 500);
    }

    [Fact]
    public void The_outline_icon_touches_all_four_edges() => Assert.All(
        new Func<int, (int X, int Y)>[] { at => (at, 0), at => (at, 31), at => (0, at), at => (31, at) },
        edge => Assert.Contains(Enumerable.Range(0, 32), at => Outline[edge(at).X, edge(at).Y].Alpha > 127));

    private static bool IsWithin((int X, int Y) place, int least, int most) => place.X >= least && place.X <= most && place.Y >= least && place.Y <= most;

    private static byte Part(string color, int at) => byte.Parse(color.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    private static double Luminance((byte Red, byte Green, byte Blue, byte Alpha) pixel) =>
        (0.2126 * Linear(pixel.Red)) + (0.7152 * Linear(pixel.Green)) + (0.0722 * Linear(pixel.Blue));

    private static double Linear(byte part) => part / 255.0 is var share && share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
}
