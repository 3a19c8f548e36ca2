namespace MultiChannelBot.Tests.Cards;

/// <summary>Texts that somebody looked at and found good, in the folder Snapshots.</summary>
internal static class Snapshot
{
    /// <summary>Fails where a text is another than the one that was reviewed, and writes it to tests/artifacts/snapshots.</summary>
    public static void Compare(string file, string actual)
    {
        var reviewed = Path.Combine(NodeScript.Root, "tests", "MultiChannelBot.Tests", "Cards", "Snapshots", file);
        if (File.Exists(reviewed) && File.ReadAllText(reviewed) == actual)
        {
            return;
        }

        var changed = Path.Combine(NodeScript.Root, "tests", "artifacts", "snapshots", file);
        Directory.CreateDirectory(Path.GetDirectoryName(changed)!);
        File.WriteAllText(changed, actual);
        Assert.Fail($"{file} differs from the reviewed one; the new one is {changed}.");
    }
}
