namespace MultiChannelBot.Conversation.Understanding.Text;

/// <summary>Objects that are lent until all are taken back at once, and then lent again.</summary>
/// <param name="most">How many are kept.</param>
internal sealed class Pool<T>(int most = int.MaxValue)
    where T : class, new()
{
    private readonly List<T> all = [];
    private int lent;

    public T Lend()
    {
        if (lent == most)
        {
            return new T();
        }

        if (lent == all.Count)
        {
            all.Add(new T());
        }

        return all[lent++];
    }

    /// <summary>Takes all back; each is wiped.</summary>
    public void TakeBack(Action<T> wipe)
    {
        for (var at = 0; at < lent; at++)
        {
            wipe(all[at]);
        }

        lent = 0;
    }
}
