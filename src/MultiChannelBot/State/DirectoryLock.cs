using System.Globalization;

namespace MultiChannelBot.State;

/// <summary>
/// Keeps a second host out of a state directory for as long as this process lives. The operating system lets go of it
/// however the process ends, so there is never a stale lock to remove.
/// </summary>
internal sealed class DirectoryLock : IDisposable
{
    private const string LockName = "host.lock";
    private const string HolderName = "host.pid";

    private readonly FileStream held;

    private DirectoryLock(FileStream held) => this.held = held;

    /// <summary>Takes the lock.</summary>
    /// <exception cref="StateDirectoryException">Another process has it, or the directory cannot be written.</exception>
    public static DirectoryLock Take(string directory)
    {
        try
        {
            Create(directory);
            var held = new FileStream(Path.Combine(directory, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);

            // In a file of its own: the locked one cannot be read by the host that wants to know.
            File.WriteAllText(Path.Combine(directory, HolderName), Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
            return new DirectoryLock(held);
        }
        catch (IOException taken) when (taken is not (DirectoryNotFoundException or PathTooLongException))
        {
            throw new StateDirectoryException(
                $"The state directory {directory} is in use by process {Holder(directory)}. Stop that process, give this host another State:Directory, or give both one State:Redis: two hosts share cases only through a Redis server.",
                taken)
            {
                IsInUse = true,
            };
        }
        catch (Exception unwritable) when (unwritable is UnauthorizedAccessException or IOException)
        {
            throw new StateDirectoryException(
                $"The state directory {directory} cannot be written. Give this account write access to it, or name another folder in State:Directory.",
                unwritable);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => held.Dispose();

    private static void Create(string directory)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(directory);
        }
        else
        {
            Directory.CreateDirectory(directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private static string Holder(string directory)
    {
        var path = Path.Combine(directory, HolderName);
        return File.Exists(path) ? File.ReadAllText(path).Trim() : "unknown";
    }
}

/// <summary>The state directory cannot be used. The message says why and what to do; start-up ends with it.</summary>
public sealed class StateDirectoryException : Exception
{
    /// <summary>True where another host has it: no fault of the directory's.</summary>
    public bool IsInUse { get; init; }

    public StateDirectoryException(string message, Exception inner)
        : base(message, inner)
    {
    }

    public StateDirectoryException(string message)
        : base(message)
    {
    }

    public StateDirectoryException()
    {
    }
}
