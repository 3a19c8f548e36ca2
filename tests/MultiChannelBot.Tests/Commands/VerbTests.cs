using System.Diagnostics;
using System.Text;
using MultiChannelBot.Commands;
using MultiChannelBot.Guidance.Schema;
using MultiChannelBot.Settings;

namespace MultiChannelBot.Tests.Commands;

/// <summary>The program as a shell meets it: exit codes, standard output and standard error.</summary>
public class VerbTests
{
    [Fact]
    public async Task A_line_in_gives_an_answer_and_no_error()
    {
        var (code, output, error) = await RunAsync(["ask", "Office 365 from an EA, we should manage it"]);
        Assert.Equal(0, code);
        Assert.Contains("S5", output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001B', output);
        Assert.Empty(error);
    }

    [Theory]
    [InlineData("aks", "text")]
    [InlineData("ask")]
    [InlineData("ask", "")]
    [InlineData("ask", "  ", "--json")]
    [InlineData("ask", "text", "--lang", "fr")]
    [InlineData("ask", "text", "--rol", "customer")]
    [InlineData("ask", "text", "--now", "tomorrow")]
    [InlineData("package")]
    [InlineData("package", "teams")]
    [InlineData("package", "anything", "--out", "x")]
    public async Task Wrong_usage_ends_with_two_and_says_what_is_wrong(params string[] arguments)
    {
        var (code, output, error) = await RunAsync(arguments);
        Assert.Equal(2, code);
        Assert.Empty(output);
        Assert.NotEmpty(error);
    }

    [Fact]
    public async Task An_edition_that_is_not_there_stops_with_one_and_names_the_remedy()
    {
        var (code, _, error) = await RunAsync(["ask", "text", "--edition", "1999-01-01"]);
        Assert.Equal(1, code);
        Assert.Contains("2019-03-15", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rules_are_proven_and_shown_as_the_pages_table()
    {
        Assert.Equal(0, (await RunAsync(["rules", "check"])).Code);
        var (code, matrix, _) = await RunAsync(["rules", "matrix"]);
        Assert.Equal(0, code);
        Assert.Contains("wait-or-cancel (S4)", matrix, StringComparison.Ordinal);
        Assert.StartsWith("flowchart", (await RunAsync(["rules", "graph"])).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rules_are_not_proven_without_the_directory_that_the_settings_name()
    {
        var (code, output, error) = await RunAsync(["rules", "check"], environment: new() { ["Guidance__Directory"] = "/no/such/place" });
        Assert.Equal(1, code);
        Assert.Empty(output);
        Assert.Contains("Guidance:Directory", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Schemas_are_written_beside_a_partners_own_editions()
    {
        var own = Directory.CreateTempSubdirectory("own-").FullName;
        var (code, output, _) = await RunAsync(["rules", "schema", "--out", Path.Combine(own, "schema")]);

        Assert.Equal(0, code);
        Assert.Equal(
            EditionSchema.Files().Select(file => (file.Key, file.Value)),
            Directory.GetFiles(Path.Combine(own, "schema")).Order(StringComparer.Ordinal).Select(file => (Path.GetFileName(file), File.ReadAllText(file))));
        Assert.All(EditionSchema.Files().Keys, name => Assert.Contains(name, output, StringComparison.Ordinal));

        var taken = await RunAsync(["rules", "schema", "--out", Path.Combine(own, "schema", EditionSchema.OfEdition)]);
        Assert.Equal(1, taken.Code);
        Assert.Contains("--out", taken.Error, StringComparison.Ordinal);
        Directory.Delete(own, recursive: true);
    }

    [Fact]
    public async Task A_package_is_written_outside_production_with_a_warning_of_each_placeholder_and_refused_in_production()
    {
        var directory = Directory.CreateTempSubdirectory("package-").FullName;
        var (code, path, error) = await RunAsync(["package", "teams", "--out", directory], environment: new() { ["DOTNET_ENVIRONMENT"] = "Development" });
        Assert.Equal(0, code);
        Assert.Equal(Path.Combine(directory, "multichannelbot-teams-1.0.0.zip"), path.Trim());
        Assert.True(File.Exists(path.Trim()));
        Assert.Contains("warning: BotFramework:MicrosoftAppId", error, StringComparison.Ordinal);

        var refused = await RunAsync(["package", "teams", "--out", directory], environment: new() { ["DOTNET_ENVIRONMENT"] = "Production" });
        Assert.Equal((1, string.Empty), (refused.Code, refused.Output));
        Assert.Contains("BotFramework:MicrosoftAppId: Not set. Set ", refused.Error, StringComparison.Ordinal);
        Directory.Delete(directory, recursive: true);
    }

    [Fact]
    public async Task Dialogues_are_played_and_a_bad_line_does_not_stop_the_rest()
    {
        var (code, output, error) = await RunAsync(["play"], """
            {"id":1,"lang":"en","persona":"sales","turns":["Office 365"],"answers":{"purchaseChannel":"ea","intent":"manage"}}
            {"id":2,"turns":
            {"id":3,"lang":"ko","persona":"customer","turns":["애저를 EA로 샀어요","고마워요"],"answers":{}}
            {"id":4,"lang":"en","turns":["what is the weather like?"],"answers":{}}
            {"id":5,"lang":"en","turns":["Office 365 from an EA, manage; and Azure from another CSP partner"],"answers":{}}
            """);
        Assert.Equal(1, code);
        Assert.Contains("line 2", error, StringComparison.Ordinal);
        Assert.Equal(
            [
                """{"id":1,"outcome":"request-relationship"}""",
                """{"id":3,"outcome":"new-azure-subscription"}""",
                """{"id":4,"outcome":"out-of-scope"}""",
                """{"id":5,"outcome":["request-relationship","switch-azure"]}""",
            ],
            output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }

    [Theory]
    [InlineData("the customer has Office 365", "Where did the customer buy it?")]
    [InlineData("what is the price of E5?", "I help with Microsoft subscriptions")]
    [InlineData("Office 365 from an EA, we should manage it", "S5")]
    public async Task A_line_in_text_offers_nothing_to_press_and_says_how_to_go_on(string text, string expected)
    {
        var (code, output, error) = await RunAsync(["ask", text]);
        Assert.Equal(0, code);
        Assert.Empty(error);
        Assert.Contains(expected, output, StringComparison.Ordinal);
        Assert.All(["I don't know", "Why do you ask?", "Change a detail"], button => Assert.DoesNotContain(button, output, StringComparison.Ordinal));
        Assert.EndsWith("run \"chat\".", output.TrimEnd(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"id":1,"turns":[]}""", "need-info")]
    [InlineData("""{"id":1,"turns":["what is the price of E5?"]}""", "out-of-scope")]
    [InlineData("""{"id":1,"turns":["Office 365","restart"]}""", "need-info")]
    [InlineData("""{"id":1,"turns":["Office 365"],"answers":{"purchaseChannel":"EA","intent":"we want to move them"}}""", "request-relationship")]
    [InlineData("""{"id":1,"lang":"ko","persona":"customer","turns":["오피스 365"],"answers":{"purchaseChannel":"EA로 샀어요","intent":"관리만 해 주세요"}}""", "request-relationship")]
    [InlineData("""{"id":1,"turns":["Office 365"],"answers":{"purchaseChannel":"dont-know"}}""", "need-info")]
    public void A_dialogue_is_played_with_codes_and_typed_answers(string line, string outcome)
    {
        var (code, output, error) = Play(line);
        Assert.Equal((0, string.Empty), (code, error));
        Assert.Equal($$"""{"id":1,"outcome":"{{outcome}}"}""", output.Trim());
    }

    [Theory]
    [InlineData("""{"id":1,"lang":7,"turns":["x"]}""", "lang")]
    [InlineData("""{"id":1,"turns":[3]}""", "turn")]
    [InlineData("""{"id":1}""", "turns")]
    [InlineData("""{"id":1,"turns":["x"],"answers":[]}""", "answers")]
    [InlineData("""["x"]""", "object")]
    [InlineData("""{"id":1,"turns":""", "not JSON")]
    public void A_faulty_dialogue_is_told_by_its_number_alone(string line, string expected)
    {
        var (code, output, error) = Play("\n" + line);
        Assert.Equal((1, string.Empty), (code, output));
        Assert.StartsWith("line 2: ", error, StringComparison.Ordinal);
        Assert.Contains(expected, error, StringComparison.Ordinal);
        Assert.DoesNotContain("LineNumber", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"id":1,"persona":"boss","turns":["Office 365"]}""", "persona")]
    [InlineData("""{"id":1,"lang":"mixed","turns":["Office 365"]}""", "lang")]
    public void An_unknown_voice_is_told_and_the_dialogue_is_played_all_the_same(string line, string expected)
    {
        var (code, output, error) = Play(line);
        Assert.Equal((0, """{"id":1,"outcome":"need-info"}"""), (code, output.Trim()));
        Assert.StartsWith("line 1: ", error, StringComparison.Ordinal);
        Assert.Contains(expected, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_given_role_is_not_asked_for_in_the_welcome()
    {
        Assert.DoesNotContain("I take many callers", (await RunAsync(["chat", "--role", "support"])).Output, StringComparison.Ordinal);
        Assert.Contains("I take many callers", (await RunAsync(["chat"])).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Messages_are_understood_line_by_line()
    {
        var (code, output, error) = await RunAsync(["understand", "--now", "2026-03-02"], """
            {"id":"a","lang":"ko","role":"sales","asked":null,"text":"EA로 샀어요"}
            nonsense
            """);
        Assert.Equal(1, code);
        Assert.Contains("\"purchaseChannel\":\"ea\"", output, StringComparison.Ordinal);
        Assert.Contains("2", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_case_is_talked_through_in_a_pipe_without_control_codes()
    {
        var (code, output, _) = await RunAsync(["chat", "--lang", "ko"], "오피스 365 라이선스\nEA\n1\n");
        Assert.Equal(0, code);
        Assert.Contains("2019년 3월 15일", output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001B', output);
    }

    [Fact]
    public async Task The_doctor_names_each_fault_with_its_remedy()
    {
        var (code, output, _) = await RunAsync(["doctor"], environment: new()
        {
            ["DOTNET_ENVIRONMENT"] = "Production",
            ["State__Redis"] = "",
        });
        Assert.Equal(1, code);
        Assert.Contains("State:Redis is missing", output, StringComparison.Ordinal);
        Assert.Contains("BotFramework:MicrosoftAppId", output, StringComparison.Ordinal);
        Assert.Contains("ok    lexicon", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_without_a_registration_does_not_listen_to_the_world()
    {
        var (code, _, error) = await RunAsync(["--urls", "http://0.0.0.0:0"], environment: new() { ["DOTNET_ENVIRONMENT"] = "Development" });
        Assert.Equal(1, code);
        Assert.Contains("BotFramework:MicrosoftAppId", error, StringComparison.Ordinal);
    }

    private static (int Code, string Output, string Error) Play(string lines)
    {
        using var input = new StringReader(lines);
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = PlayVerb.Run(Triage.Load(new BotSettings()), input, output, error, new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero));
        return (code, output.ToString(), error.ToString());
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(
        string[] arguments, string input = "", Dictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.ArgumentList.Add(typeof(Triage).Assembly.Location);
        arguments.ToList().ForEach(start.ArgumentList.Add);
        foreach (var (name, value) in environment ?? [])
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, await error);
    }
}
