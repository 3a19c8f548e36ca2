using MultiChannelBot.Settings;

namespace MultiChannelBot.Tests.Settings;

/// <summary>Whose page it looks like: what is refused, with which remedy.</summary>
public sealed class WebChatSettingsTests : IDisposable
{
    private const string Svg = "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"/>";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("mcb-logo-");

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData("#0B5351")]
    [InlineData("#000000")]
    [InlineData("#767676")]
    public void A_colour_that_white_is_read_on_is_taken(string accent) => Assert.Empty(new WebChatSettings { Accent = accent }.Faults());

    [Theory]
    [InlineData("#FFD700", "a contrast of 1.4 to 1")]
    [InlineData("#777777", "a contrast of 4.5 to 1")]
    public void A_colour_that_white_is_not_read_on_is_refused_with_a_darker_one(string accent, string said)
    {
        var fault = Assert.Single(new WebChatSettings { Accent = accent }.Faults());

        Assert.Contains(said, fault.Message, StringComparison.Ordinal);
        var offered = fault.Remedy.Split("such as ")[1][..7];
        Assert.Empty(new WebChatSettings { Accent = offered }.Faults());
    }

    [Theory]
    [InlineData("teal")]
    [InlineData("#abc")]
    [InlineData("")]
    [InlineData("#0B5351;}")]
    public void What_is_no_colour_is_refused(string accent) =>
        Assert.Equal("WebChat:Accent", Assert.Single(new WebChatSettings { Accent = accent }.Faults()).Name);

    [Fact]
    public void A_logo_is_a_picture_by_its_content_and_its_name()
    {
        Assert.Empty(With("logo.svg", Svg));
        Assert.Single(With("logo.png", Svg));
        Assert.Single(With("logo.svg", "<html/>"));
        Assert.Single(With("logo.svg", new string(' ', 300_000) + Svg));
        Assert.Single(new WebChatSettings { Logo = Path.Combine(folder.FullName, "none.svg") }.Faults());
    }

    [Fact]
    public void A_name_fits_into_the_head() => Assert.Equal("WebChat:Name", Assert.Single(new WebChatSettings { Name = new string('n', 61) }.Faults()).Name);

    private List<SettingFault> With(string name, string content)
    {
        var file = Path.Combine(folder.FullName, name);
        File.WriteAllText(file, content);
        return [.. new WebChatSettings { Logo = file }.Faults()];
    }
}
