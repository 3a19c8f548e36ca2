using MultiChannelBot.Conversation.Understanding;

namespace MultiChannelBot.Conversation.Tests.Understanding;

public sealed class UnderstandLinesTests
{
    [Fact]
    public void Each_record_gives_one_line_of_facts_in_the_published_spelling()
    {
        var (exit, lines, errors) = Run("""{"id":"a1","lang":"en","role":"sales","text":"customer has Office 365 from an EA and wants us to manage it"}""");

        Assert.Equal(0, exit);
        Assert.Empty(errors);
        Assert.Equal(
            """{"id":"a1","facts":{"serviceType":"license-based","product":"office-365","purchaseChannel":"ea","intent":"manage"}}""",
            Assert.Single(lines));
    }

    [Fact]
    public void An_act_is_printed_with_the_fact_it_changes()
    {
        var (_, lines, _) = Run("""{"id":7,"text":"아 잠깐, 어드바이저였네요"}""");

        Assert.Equal("""{"id":"7","facts":{"purchaseChannel":"advisor"},"act":"change:purchaseChannel"}""", Assert.Single(lines));
    }

    [Fact]
    public void Several_subscriptions_are_printed_apart_and_as_their_union()
    {
        var (_, lines, _) = Run("""{"id":"m","text":"Office 365 from an EA and Azure from another CSP"}""");

        Assert.Equal(
            """{"id":"m","facts":{"serviceType":["license-based","usage-based"],"product":["office-365","azure"],"purchaseChannel":["ea","csp-partner"]},"subscriptions":[{"serviceType":"license-based","product":"office-365","purchaseChannel":"ea"},{"serviceType":"usage-based","product":"azure","purchaseChannel":"csp-partner"}]}""",
            Assert.Single(lines));
    }

    [Fact]
    public void A_bare_answer_is_read_by_the_fact_that_was_asked()
    {
        var (_, lines, _) = Run(
            """
            {"id":"1","asked":"purchaseChannel","text":"direct"}
            {"id":"2","asked":"partnerType","text":"direct"}
            {"id":"3","asked":"termEnd","text":"2027-06-30"}
            {"id":"4","asked":null,"text":"direct"}
            """);

        Assert.Equal(
            [
                """{"id":"1","facts":{"purchaseChannel":"microsoft-direct"}}""",
                """{"id":"2","facts":{"partnerType":"direct-bill"}}""",
                """{"id":"3","facts":{"termEnd":"2027-06-30"}}""",
                """{"id":"4","facts":{}}""",
            ],
            lines);
    }

    [Fact]
    public void A_bad_line_is_told_by_its_number_without_its_text_and_the_rest_goes_on()
    {
        var (exit, lines, errors) = Run(
            """
            {"id":"1","text":"EA"}
            {"id":"2","text":
            [1]

            {"id":"5"}
            {"text":"EA"}
            {"id":"7","text":"EA","asked":"colour"}
            {"id":"8","text":7}
            {"id":"9","text":"EA"}
            """);

        Assert.Equal(1, exit);
        Assert.Equal(["""{"id":"1","facts":{"purchaseChannel":"ea"}}""", """{"id":"9","facts":{"purchaseChannel":"ea"}}"""], lines);
        Assert.Equal(["line 2", "line 3", "line 5", "line 6", "line 7", "line 8"], errors.Select(error => error.Split(':')[0]));
    }

    [Theory]
    [InlineData(@"EA \ud83d")]
    [InlineData(@"\uDE00 EA")]
    [InlineData(@"\ud83d\ud83d\ude00 EA \\ud83d \""")]
    public void Half_a_surrogate_pair_does_not_keep_the_rest_from_being_read(string text)
    {
        var (exit, lines, errors) = Run($$"""{"id":"1","text":"{{text}}"}""");

        Assert.Equal(0, exit);
        Assert.Equal(["""{"id":"1","facts":{"purchaseChannel":"ea"}}"""], lines);
        Assert.Empty(errors);
    }

    private static (int Exit, string[] Lines, string[] Errors) Run(string input)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exit = UnderstandLines.Run(new StringReader(input), output, error, Engines.Shipped, Engines.Today);
        return (exit, Lines(output), Lines(error));
    }

    private static string[] Lines(StringWriter written) =>
        written.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
}
