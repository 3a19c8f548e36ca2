using System.Text.Json.Nodes;

namespace MultiChannelBot.Tests.Desk;

/// <summary>"Close" on a desk's card.</summary>
public sealed class DeskCloseTests
{
    [Fact]
    public async Task Two_at_once_close_it_once()
    {
        await using var stage = await PassedOnAsync();
        var answers = await Task.WhenAll(
            stage.Host.AskAsync(stage.Close(DeskStage.Place + ";messageid=7", "29:one")), stage.Host.AskAsync(stage.Close(DeskStage.Place + ";messageid=7", "29:other")));

        Assert.All(answers, answer => Assert.Contains("Closed: case ", DeskStage.Text(answer), StringComparison.Ordinal));
        Assert.Equal(DeskStage.Text(answers[0]), DeskStage.Text(answers[1]));
        Assert.All(answers, answer => Assert.DoesNotContain("29:", DeskStage.Text(answer), StringComparison.Ordinal));
        Assert.Single(stage.Posts);
    }

    [Fact]
    public async Task A_client_without_execute_closes_it_too()
    {
        await using var stage = await PassedOnAsync();
        await stage.Host.PostAsync(stage.Submit(DeskStage.Place));
        await stage.Host.PostAsync(stage.Submit(DeskStage.Place));

        Assert.Empty(stage.SaidIn(DeskStage.Place));
        var replaced = await stage.ReplacedAsync();
        Assert.NotEmpty(replaced);
        Assert.All(replaced, message => Assert.Contains("Closed: case ", DeskStage.Text(message), StringComparison.Ordinal));
        Assert.All(replaced, message => Assert.DoesNotContain("desk-close", DeskStage.Text(message), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Outside_the_desks_channel_such_a_client_is_told_so()
    {
        const string Elsewhere = "19:elsewhere@thread.tacv2";
        await using var stage = await PassedOnAsync();
        await stage.Host.PostAsync(stage.Submit(Elsewhere));

        Assert.Contains("own channel only", DeskStage.Text(Assert.Single(stage.SaidIn(Elsewhere))), StringComparison.Ordinal);
        Assert.Empty(await stage.ReplacedAsync());
    }

    [Fact]
    public async Task A_reference_that_is_not_ours_closes_nothing()
    {
        await using var stage = await PassedOnAsync();
        var press = stage.Close(DeskStage.Place);
        var data = press["value"]!["action"]!["data"]!.AsObject();
        var signed = data.First(part => part.Value is JsonValue value && value.TryGetValue<string>(out var text) && text.StartsWith("desk.", StringComparison.Ordinal)).Key;
        data[signed] = "desk.forged";

        Assert.Contains("own channel only", DeskStage.Text(await stage.Host.AskAsync(press)), StringComparison.Ordinal);
    }

    private static async Task<DeskStage> PassedOnAsync()
    {
        var stage = await DeskStage.StartAsync();
        await stage.SayAsync("Office 365 from an EA, manage", "human", "yes");
        return stage;
    }
}
