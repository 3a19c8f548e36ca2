using System.Text;
using System.Text.Json.Nodes;
using MultiChannelBot.Cards;
using MultiChannelBot.Cards.Templating;

namespace MultiChannelBot.Tests.Cards;

public class TemplateBinderTests
{
    [Theory]
    [InlineData("${if(a, b, c)}")]
    [InlineData("${a + b}")]
    [InlineData("${a[0]}")]
    [InlineData("${a.}")]
    [InlineData("${}")]
    [InlineData("${ a }")]
    [InlineData("${'text'}")]
    [InlineData("${true}")]
    [InlineData("${$host.theme}")]
    [InlineData("${$index.a}")]
    [InlineData("${a")]
    [InlineData("`${a}")]
    [InlineData("\\${a}")]
    public void What_lies_outside_the_subset_is_refused_by_file_line_and_remedy(string text)
    {
        var template = $$"""
            {
              "type": "AdaptiveCard",
              "body": [{{JsonValue.Create(text).ToJsonString()}}]
            }
            """;

        var fault = Assert.Single(Assert.Throws<TemplateException>(() => Compile(template)).Faults);

        Assert.Equal(("card.json", 3), (fault.File, fault.Line));
        Assert.NotEmpty(fault.Remedy);
    }

    [Theory]
    [InlineData("""{"$data": [1, 2]}""")]
    [InlineData("""{"$data": "${a} ${b}"}""")]
    [InlineData("""{"$when": false}""")]
    [InlineData("""{"$when": "a ${b}"}""")]
    [InlineData("""{"${name}": 1}""")]
    [InlineData("""{"$root": 1}""")]
    [InlineData("""{"a": 1, "a": 2}""")]
    [InlineData("""[1]""")]
    [InlineData("""{"a": }""")]
    public void A_keyword_used_otherwise_is_refused(string template) =>
        Assert.Throws<TemplateException>(() => Compile(template));

    [Fact]
    public void Every_fault_of_a_template_is_reported_at_once()
    {
        const string Template = """
            {
              "a": "${x()}",
              "b": "${fine}",
              "c": "${y + 1}"
            }
            """;

        Assert.Equal([2, 4], Assert.Throws<TemplateException>(() => Compile(Template)).Faults.Select(fault => fault.Line));
    }

    [Fact]
    public void A_missing_template_is_a_fault_that_names_the_file()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "no-such-folder");

        var fault = Assert.Single(Assert.Throws<TemplateException>(() => CardTemplates.Load(folder, "question")).Faults);

        Assert.EndsWith("question.json", fault.File, StringComparison.Ordinal);
    }

    [Fact]
    public void A_byte_order_mark_is_no_fault() =>
        Assert.Equal("""{"a":1}""", TemplateBinder.Compile("card.json", [.. Encoding.UTF8.Preamble, .. """{"a":1}"""u8]).Bind(default(TemplateData)));

    [Fact]
    public void Korean_is_not_escaped() =>
        Assert.Equal("""{"a":"구독 ‘EA’ <b> & 'c'"}""", Compile("""{"a":"구독 ${b}"}""").Bind(new TemplateObject { ["b"] = "‘EA’ <b> & 'c'" }));

    [Fact]
    public void Null_inside_a_string_is_the_programs_fault_and_not_shown() =>
        Assert.Throws<InvalidOperationException>(() => Compile("""{"a":"x ${b}"}""").Bind(new TemplateObject { ["b"] = default }));

    [Theory]
    [InlineData(16, true)]
    [InlineData(15, false)]
    public void A_text_longer_than_it_may_be_is_not_given(int most, bool isGiven) =>
        Assert.Equal(isGiven ? """{"a":["x","\""]}""" : null, Compile("""{"a":"${b}"}""").Bind(new TemplateObject { ["b"] = new TemplateData[] { "x", "\"" } }, most));

    private static TemplateBinder Compile(string template) => TemplateBinder.Compile("card.json", Encoding.UTF8.GetBytes(template));
}
