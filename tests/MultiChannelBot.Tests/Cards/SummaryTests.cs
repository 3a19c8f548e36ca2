using MultiChannelBot.Cards.Content;
using MultiChannelBot.Channels.Teams;
using MultiChannelBot.Conversation;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Guidance;

namespace MultiChannelBot.Tests.Cards;

/// <summary>The answer as text to copy, of every outcome of every edition.</summary>
public class SummaryTests
{
    private static IEnumerable<(string Name, Answer Reply, string Copy, TeamsCard Card, AnswerContent Shown)> All() =>
        from edition in EditionReplies.Editions
        let cards = TeamsCards.Load(TeamsCardsFixture.TemplateFolder, edition.Phrases.Say)
        from answer in EditionReplies.All(edition.Guide)
        from language in LanguageCodes.All
        from role in (Role[])[Role.Sales, Role.Customer]
        let reply = answer.Reply with { Language = language, Role = role }
        let notice = new Notice { Language = language, Role = role, Revision = 0, Title = Line.Of("summary.title"), Body = [Line.Of("summary.copy")], Summary = reply, CaseCode = "K7QM3X9T" }
        let writer = new ContentWriter(edition.Phrases.Say)
        select ($"{edition.Guide.Edition.Id} {answer.Part.Outcome.Row} {language} {role}", reply, ((NoticeContent)writer.Write(notice)).Copy!, cards.Render(notice, SampleReplies.Reference), (AnswerContent)writer.Write(reply));

    [Fact]
    public void It_holds_facts_outcome_steps_and_what_stands_behind_them()
    {
        var lacking = All().SelectMany(sample => sample.Shown.Parts.SelectMany(part => new[] { part.Headline }
                .Concat(part.Lanes.SelectMany(lane => lane.Steps).Select(step => step.Text))
                .Concat(part.Receipt.Rows.Select(row => row.Value)))
            .Concat(sample.Shown.Known.SelectMany(group => group.Facts).Select(fact => fact.Text))
            .Where(text => !sample.Copy.Contains(text, StringComparison.Ordinal))
            .Select(text => $"{sample.Name}: {text}"));

        Assert.Empty(lacking.Take(3));
    }

    [Fact]
    public void No_sentence_runs_into_the_next_where_line_breaks_are_lost() => Assert.Empty(All()
        .SelectMany(sample => sample.Shown.Parts.SelectMany(part => new[] { part.Headline, part.NewerHeadline, part.Edition }.OfType<string>())
            .Where(line => char.IsLetterOrDigit(line[^1]) && !sample.Copy.Contains(line + ".", StringComparison.Ordinal))
            .Select(line => $"{sample.Name}: {line}"))
        .Take(3));

    [Fact]
    public void It_ends_with_the_case_code_and_how_to_use_it()
    {
        Assert.All(All(), sample => Assert.Contains(
            sample.Reply.Language == Language.Korean ? "\n\n상담 코드: K7QM-3X9T\n" : "\n\nCase code: K7QM-3X9T\n", sample.Copy, StringComparison.Ordinal));
        Assert.All(All(), sample => Assert.Contains(
            sample.Reply.Language == Language.Korean ? "\"열기 K7QM-3X9T\"" : "\"open K7QM-3X9T\"", sample.Copy.Split('\n')[^1], StringComparison.Ordinal));
    }

    [Fact]
    public void It_fits_a_card_whole_with_nothing_left_to_fill_in() => Assert.Empty(All()
        .Where(sample => sample.Card.Json.Length > TeamsCards.MostCardCharacters || sample.Copy.Contains('{', StringComparison.Ordinal)
            || !sample.Card.Json.Contains(sample.Copy.Split('\n')[^1][..10], StringComparison.Ordinal))
        .Select(sample => $"{sample.Name}: {sample.Card.Json.Length} of {sample.Copy.Length}").Take(5));
}
