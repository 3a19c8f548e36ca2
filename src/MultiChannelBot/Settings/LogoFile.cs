using System.Xml;

namespace MultiChannelBot.Settings;

/// <summary>The partner's picture for the head of the web page.</summary>
internal static class LogoFile
{
    /// <summary>It counts to what the page may weigh.</summary>
    private const int MostBytes = 200 * 1024;

    private static ReadOnlySpan<byte> PngSignature => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Reads a file, relative to the program or by its whole path. What it is, its content says, and its ending must agree.</summary>
    public static LogoReading Read(string name)
    {
        try
        {
            var file = new FileInfo(Path.Combine(AppContext.BaseDirectory, name.Trim()));
            if (!file.Exists)
            {
                return new LogoReading.Broken($"'{file.FullName}' is not there.");
            }

            return file.Length > MostBytes ? new LogoReading.Broken($"'{file.FullName}' has {file.Length / 1024} KB.") : Typed(file, File.ReadAllBytes(file.FullName));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return new LogoReading.Broken(fault.Message);
        }
    }

    private static LogoReading Typed(FileInfo file, byte[] content) => file.Extension.ToUpperInvariant() switch
    {
        ".PNG" when content.AsSpan().StartsWith(PngSignature) => new LogoReading.Picture(content, "image/png"),
        ".SVG" when IsSvg(content) => new LogoReading.Picture(content, "image/svg+xml"),
        _ => new LogoReading.Broken($"'{file.FullName}' is no picture in PNG or SVG."),
    };

    private static bool IsSvg(byte[] content)
    {
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(content), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null });
            return reader.MoveToContent() == XmlNodeType.Element && reader.LocalName == "svg" && reader.NamespaceURI == "http://www.w3.org/2000/svg";
        }
        catch (XmlException)
        {
            return false;
        }
    }
}
