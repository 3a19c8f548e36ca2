using System.Diagnostics;
using System.Text;

namespace MultiChannelBot.Tests.Cards;

/// <summary>Runs a script of tests/clients with lines in and lines out.</summary>
internal static class NodeScript
{
    private const string Remedy = "Install Node 20 or later and run 'npm ci' in tests/clients.";

    /// <summary>The root of the sources.</summary>
    public static string Root { get; } = FindRoot(new DirectoryInfo(AppContext.BaseDirectory));

    /// <summary>
    /// Gives the script's output lines. Where Node or its packages are missing the test is skipped, or, with
    /// MCB_REQUIRE_REAL=1, fails.
    /// </summary>
    public static async Task<IReadOnlyList<string>> Run(string script, IEnumerable<string> lines, CancellationToken cancel)
    {
        var clients = Path.Combine(Root, "tests", "clients");
        if (!Directory.Exists(Path.Combine(clients, "node_modules")) || Start(Path.Combine(clients, script)) is not { } node)
        {
            Assert.SkipUnless(Environment.GetEnvironmentVariable("MCB_REQUIRE_REAL") == "1", Remedy);
            Assert.Fail(Remedy);
            return [];
        }

        using (node)
        {
            var output = node.StandardOutput.ReadToEndAsync(cancel);
            var errors = node.StandardError.ReadToEndAsync(cancel);
            await node.StandardInput.WriteAsync(string.Join('\n', lines).AsMemory(), cancel);
            node.StandardInput.Close();
            await node.WaitForExitAsync(cancel);
            Assert.Equal("", await errors);
            Assert.Equal(0, node.ExitCode);
            return (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        }
    }

    private static Process? Start(string script)
    {
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var start = new ProcessStartInfo("node", [script])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = utf8,
            StandardOutputEncoding = utf8,
        };
        try
        {
            return Process.Start(start);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    private static string FindRoot(DirectoryInfo folder) =>
        File.Exists(Path.Combine(folder.FullName, "MultiChannelBot.sln")) ? folder.FullName : FindRoot(folder.Parent!);
}
