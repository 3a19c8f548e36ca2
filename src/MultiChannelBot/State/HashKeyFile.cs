using System.Security.Cryptography;
using System.Text;

namespace MultiChannelBot.State;

/// <summary>The secret behind <see cref="KeyMaker"/>: from settings, or drawn once and kept beside the store.</summary>
internal static class HashKeyFile
{
    private const string Name = "hash.key";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>The key of the settings as it is kept in memory.</summary>
    public static byte[] FromSetting(string hashKey) => Encoding.UTF8.GetBytes(hashKey);

    /// <summary>Reads the key of a directory, drawing it first where there is none.</summary>
    public static byte[] ReadOrDraw(string directory)
    {
        Directory.CreateDirectory(directory);
        var path = Path.Combine(directory, Name);
        if (!File.Exists(path))
        {
            Draw(path);
        }

        return Encoding.UTF8.GetBytes(File.ReadAllText(path).Trim());
    }

    // Written aside and moved into place: two hosts that start at once end up with one key, whole.
    private static void Draw(string path)
    {
        var draft = path + "." + Guid.NewGuid().ToString("N");
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        using (var writer = new StreamWriter(draft, Encoding.ASCII, options))
        {
            writer.Write(Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
        }

        try
        {
            File.Move(draft, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(draft);
        }
    }
}
