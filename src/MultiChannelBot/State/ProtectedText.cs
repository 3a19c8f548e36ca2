using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace MultiChannelBot.State;

/// <summary>
/// Protects what opens something elsewhere and is kept for long, such as a workspace's token, with ASP.NET Data Protection: its
/// keys change every 90 days by themselves, and what was protected before stays readable. They lie beside it in the store, sealed
/// under State:HashKey (<see cref="SealedText"/>): a copy of the store alone reads neither.
/// </summary>
/// <remarks>
/// Data Protection asks for its keys without waiting, and Redis is only ever asked with. So they are read before it is asked, and
/// a new one is written before anything that it protects is handed out (docs/decisions/0010-protection-keys.md).
/// </remarks>
internal sealed class ProtectedText(IProtectionKeyStore store, SealedText seal, TimeProvider clock) : IAsyncDisposable
{
    private const string Application = "MultiChannelBot";
    private const string KeyName = "protection-key";

    /// <summary>Other hosts' new keys are looked for so often; one that is missed is looked for at once.</summary>
    private static readonly TimeSpan ReadAfter = TimeSpan.FromHours(1);

    private readonly SemaphoreSlim gate = new(1, 1);
    private Ring? current;

    /// <summary>Protects a text.</summary>
    /// <param name="of">What it belongs to; it can be read as nothing else.</param>
    public async Task<string> ProtectAsync(string text, string of)
    {
        await gate.WaitAsync().ConfigureAwait(false);
        try
        {
            var ring = await RingAsync(isStale: false).ConfigureAwait(false);
            var written = ring.Of(of).Protect(text);
            await ring.Keys.WriteNewAsync().ConfigureAwait(false);
            return written;
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Reads what was protected; null where it was not, not with a key that is here, or not as this.</summary>
    public async Task<string?> ReadAsync(string text, string of)
    {
        await gate.WaitAsync().ConfigureAwait(false);
        try
        {
            var ring = await RingAsync(isStale: false).ConfigureAwait(false);
            return Read(ring, text, of) ?? Read(await RingAsync(isStale: true).ConfigureAwait(false), text, of);
        }
        finally
        {
            gate.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (current is not null)
        {
            await current.DisposeAsync().ConfigureAwait(false);
        }

        gate.Dispose();
    }

    private static string? Read(Ring ring, string text, string of)
    {
        try
        {
            return ring.Of(of).Unprotect(text);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private async Task<Ring> RingAsync(bool isStale)
    {
        if (current is { } ring && !isStale && clock.GetUtcNow() - ring.ReadAt < ReadAfter)
        {
            return ring;
        }

        var keys = new KeyRepository(store, seal, await store.ReadAsync().ConfigureAwait(false));
        var before = current;
        current = new Ring(keys, clock.GetUtcNow());
        if (before is not null)
        {
            await before.DisposeAsync().ConfigureAwait(false);
        }

        return current;
    }

    /// <summary>Data Protection over the keys as they were read once.</summary>
    private sealed class Ring : IAsyncDisposable
    {
        private readonly ServiceProvider services;

        public Ring(KeyRepository keys, DateTimeOffset readAt)
        {
            (Keys, ReadAt) = (keys, readAt);
            var collection = new ServiceCollection();
            collection.AddDataProtection().SetApplicationName(Application);
            collection.Configure<KeyManagementOptions>(options => options.XmlRepository = keys);
            services = collection.BuildServiceProvider();
        }

        public KeyRepository Keys { get; }

        public DateTimeOffset ReadAt { get; }

        public IDataProtector Of(string what) => services.GetRequiredService<IDataProtectionProvider>().CreateProtector(Application, what);

        public ValueTask DisposeAsync() => services.DisposeAsync();
    }

    /// <summary>The keys as they were read, and those that were made since.</summary>
    private sealed class KeyRepository(IProtectionKeyStore store, SealedText seal, ImmutableArray<string> kept) : IXmlRepository
    {
        private readonly List<XElement> keys = [.. kept.Select(text => seal.Open(text, KeyName)).OfType<string>().Select(XElement.Parse)];
        private readonly Queue<XElement> made = [];

        public IReadOnlyCollection<XElement> GetAllElements() => [.. keys.Select(key => new XElement(key))];

        public void StoreElement(XElement element, string friendlyName)
        {
            var copy = new XElement(element);
            keys.Add(copy);
            made.Enqueue(copy);
        }

        public async Task WriteNewAsync()
        {
            while (made.TryPeek(out var key))
            {
                await store.AddAsync(seal.Seal(key.ToString(SaveOptions.DisableFormatting), KeyName)).ConfigureAwait(false);
                made.Dequeue();
            }
        }
    }
}
