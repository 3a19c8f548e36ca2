using System.Text;

namespace MultiChannelBot.Tests.Architecture;

public class RepositoryTests
{
    // Written in two parts, so that this file does not hold what it looks for.
    private static readonly string[] MachinePaths = ["/wo" + "rk/", "/ro" + "ot/", "/tmp" + "/wt", "/ho" + "me/", @"C:\Us" + "ers"];

    private static readonly string[] RegistryHosts = ["api.nuget" + ".org", "registry.npmjs" + ".org", "registry.yarnpkg" + ".com"];

    private static readonly string[] LeftOpen = ["TO" + "DO", "FIX" + "ME", "XX" + "X:", "HA" + "CK:"];

    [Fact]
    public void No_file_names_a_folder_of_somebodys_machine() => Lint.FindsNothing(Naming(MachinePaths));

    [Fact]
    public void No_file_names_a_package_registry() => Lint.FindsNothing(Naming(RegistryHosts));

    [Fact]
    public void Nothing_is_left_open_in_a_comment() => Lint.FindsNothing(Naming(LeftOpen));

    [Fact]
    public void Every_text_file_is_utf8_without_a_mark_and_ends_lines_with_lf()
    {
        var strict = new UTF8Encoding(false, throwOnInvalidBytes: true);
        // The SDK itself writes solution files with a mark.
        var wrong = Repository.Files().Where(file => !file.EndsWith(".sln", StringComparison.Ordinal)).Where(file =>
        {
            var bytes = File.ReadAllBytes(Path.Combine(Repository.Root, file));
            return bytes.AsSpan().StartsWith("\uFEFF"u8) || bytes.Contains((byte)'\r') || !IsUtf8(strict, bytes);
        });
        Lint.FindsNothing(wrong);
    }

    [Fact]
    public void Korean_is_written_as_itself_never_escaped() =>
        Lint.FindsNothing(Repository.Files().Where(file => file.EndsWith(".json", StringComparison.Ordinal) || file.EndsWith(".yaml", StringComparison.Ordinal))
            .Where(file => Repository.Read(file).Contains("\\u" + "c", StringComparison.OrdinalIgnoreCase)));

    private static IEnumerable<string> Naming(string[] banned) =>
        from file in Repository.Files()
        let text = Repository.Read(file)
        from word in banned
        where text.Contains(word, StringComparison.Ordinal)
        select $"{file}: {word}";

    private static bool IsUtf8(UTF8Encoding strict, byte[] bytes)
    {
        try
        {
            strict.GetCharCount(bytes);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
