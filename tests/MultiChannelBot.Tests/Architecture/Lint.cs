namespace MultiChannelBot.Tests.Architecture;

/// <summary>The end of every lint.</summary>
internal static class Lint
{
    /// <summary>Fails with all that was found, a line each.</summary>
    public static void FindsNothing<T>(IEnumerable<T> found)
    {
        var all = found.Select(one => $"  {one}").ToList();
        Assert.True(all.Count == 0, $"Found {all.Count}:\n{string.Join('\n', all)}");
    }
}
