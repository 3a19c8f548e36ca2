using System.Buffers;
using System.Globalization;
using System.Text;

namespace MultiChannelBot.Cards.Templating;

/// <summary>The JSON text of one binding, as long as it is no longer than it may be.</summary>
/// <param name="most">The most characters that are of use; of a longer text no more is written.</param>
internal sealed class TemplateOutput(int most) : IDisposable
{
    private const int Ordinary = 16_384;

    private char[] buffer = ArrayPool<char>.Shared.Rent(Math.Min(most, Ordinary));
    private int length;

    /// <summary>True once the text is longer than it may be.</summary>
    public bool IsOver => length > most;

    /// <summary>How many characters were written.</summary>
    public int Length => length;

    /// <summary>Writes what is JSON already.</summary>
    public void Raw(ReadOnlySpan<char> json)
    {
        if (!IsOver)
        {
            Reserve(json.Length);
            json.CopyTo(buffer.AsSpan(length));
            length += json.Length;
        }
    }

    /// <summary>Writes the comma before an item of an array; before the first there is the bracket, with which no item ends.</summary>
    public void Separate()
    {
        if (!IsOver && buffer[length - 1] != '[')
        {
            Raw(",");
        }
    }

    /// <summary>Writes a string.</summary>
    public void Text(ReadOnlySpan<char> text)
    {
        Raw("\"");
        while (!IsOver)
        {
            Reserve(text.Length);
            var status = TemplateBinder.Encoder.Encode(text, buffer.AsSpan(length), out var read, out var written);
            length += written;
            text = text[read..];
            if (status != OperationStatus.DestinationTooSmall)
            {
                break;
            }

            Reserve(buffer.Length);
        }

        Raw("\"");
    }

    /// <summary>Writes data, whatever it is.</summary>
    public void Data(TemplateData data)
    {
        switch (data.Value)
        {
            case string text:
                Text(text);
                break;
            case bool truth:
                Raw(truth ? "true" : "false");
                break;
            case long number:
                Raw(number.ToString(CultureInfo.InvariantCulture));
                break;
            case TemplateNumber number:
                Raw(number.Text);
                break;
            case TemplateJson bound:
                Raw(bound.Text);
                break;
            case TemplateObject parent:
                Object(parent);
                break;
            case TemplateData[] list:
                List(list);
                break;
            default:
                Raw("null");
                break;
        }
    }

    /// <summary>What was written.</summary>
    public override string ToString() => new(buffer, 0, length);

    /// <summary>The same in UTF-8.</summary>
    public byte[] ToUtf8() => Encoding.UTF8.GetBytes(buffer, 0, length);

    public void Dispose() => ArrayPool<char>.Shared.Return(buffer);

    private void Object(TemplateObject parent)
    {
        var before = "{";
        foreach (var (name, value) in parent.Properties)
        {
            Raw(before);
            Text(name);
            Raw(":");
            Data(value);
            before = ",";
        }

        Raw(parent.Properties.IsEmpty ? "{}" : "}");
    }

    private void List(TemplateData[] list)
    {
        Raw("[");
        foreach (var item in list)
        {
            Separate();
            Data(item);
        }

        Raw("]");
    }

    private void Reserve(int more)
    {
        if (length + more <= buffer.Length)
        {
            return;
        }

        var larger = ArrayPool<char>.Shared.Rent(Math.Max(length + more, buffer.Length * 2));
        buffer.AsSpan(0, length).CopyTo(larger);
        ArrayPool<char>.Shared.Return(buffer);
        buffer = larger;
    }
}
