using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using MultiChannelBot.Guidance.Facts;
using MultiChannelBot.Guidance.Outcomes;

namespace MultiChannelBot.Guidance.Rules;

/// <summary>
/// The rules as a table to compare with the page: a row for each purchase channel and one for resale, a column for each
/// service type and intent. Worked out by judging, so it shows what people are told and not what the data file says.
/// </summary>
public sealed class RuleMatrix
{
    private static readonly ImmutableArray<(string Title, FactValue Service, FactValue Intent)> Columns =
    [
        ("License, manage", ServiceType.LicenseBased, Intent.Manage),
        ("License, move", ServiceType.LicenseBased, Intent.Move),
        ("Azure, manage", ServiceType.UsageBased, Intent.Manage),
        ("Azure, move", ServiceType.UsageBased, Intent.Move),
    ];

    private readonly Guide guide;
    private readonly FactValue cloud;

    private RuleMatrix(Guide guide, FactValue cloud)
    {
        this.guide = guide;
        this.cloud = cloud;
        Cells = [.. FactCatalogue.Of(Fact.PurchaseChannel).Values.SelectMany(RowOf), .. ResaleRow()];
    }

    /// <summary>Every cell, row by row.</summary>
    public ImmutableArray<MatrixCell> Cells { get; }

    /// <summary>Judges every cell in a cloud.</summary>
    public static RuleMatrix Of(Guide guide, FactValue cloud) => new(guide, cloud);

    /// <summary>The table in aligned columns: "request-relationship (S5)", "(i)" for inferred, "+ N1" for a note.</summary>
    public string ToText() => AlignedTable.Of([Header, .. Rows()]);

    /// <summary>What stands above the columns.</summary>
    internal static string[] Header => ["Channel", .. Columns.Select(column => column.Title)];

    /// <summary>The rows as they are told, each beginning with its channel.</summary>
    internal IEnumerable<string[]> Rows() => Cells.Chunk(Columns.Length)
        .Select(cells => (string[])[cells[0].Channel?.Code ?? Intent.ResellToCsp.Code, .. cells.Select(cell => cell.ToText())]);

    /// <summary>The same as JSON: an edition, a cloud, and a list of cells.</summary>
    public string ToJson()
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteString("edition", guide.Edition.Id);
            json.WriteString("cloud", cloud.Code);
            json.WriteStartArray("cells");
            foreach (var cell in Cells)
            {
                cell.Write(json);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private IEnumerable<MatrixCell> RowOf(FactValue channel) => Columns.Select(column =>
        new MatrixCell(channel, column.Service, column.Intent, Ends(FactSet.Of(channel, column.Service, column.Intent), [])));

    // Resale is one row for all channels: the rules must not look at the channel there, and Ends shows it if they do.
    private IEnumerable<MatrixCell> ResaleRow() => Columns.Select(column => new MatrixCell(
        null, column.Service, Intent.ResellToCsp, Ends(FactSet.Of(column.Service, Intent.ResellToCsp), [])));

    private ImmutableArray<MatrixEnd> Ends(FactSet facts, ImmutableArray<FactValue> given) => guide.Judge(facts, cloud) switch
    {
        Verdict.Decided decided => [new MatrixEnd(given, decided.Outcome)],
        Verdict.Needs needs => [.. needs.Possible.SelectMany(value => Ends(facts.With(value), given.Add(value)))],
        var verdict => throw new InvalidOperationException($"{verdict.GetType().Name} cannot follow where nobody said 'I don't know'."),
    };
}

/// <summary>One cell: a channel, or null in the resale row, a service type and an intent, and where they lead.</summary>
/// <param name="Ends">One outcome, or several where a further fact, such as the Azure offer, decides.</param>
public sealed record MatrixCell(
    FactValue? Channel, FactValue Service, FactValue Intent, ImmutableArray<MatrixEnd> Ends)
{
    /// <summary>"switch-azure (S8) + N2"; several ends are parted by "|".</summary>
    public string ToText() => string.Join(" | ", Ends.Select(end => end.ToText()));

    internal void Write(Utf8JsonWriter json)
    {
        foreach (var end in Ends)
        {
            json.WriteStartObject();
            json.WriteString("purchaseChannel", Channel?.Code);
            json.WriteString("serviceType", Service.Code);
            json.WriteString("intent", Intent.Code);
            foreach (var value in end.Given)
            {
                json.WriteString(FactCatalogue.Of(value.Fact).Name, value.Code);
            }

            end.Outcome.WriteSummary(json);
            json.WriteEndObject();
        }
    }
}

/// <summary>An outcome of a cell, and the further facts it takes.</summary>
public sealed record MatrixEnd(ImmutableArray<FactValue> Given, Outcome Outcome)
{
    internal string ToText()
    {
        var given = Given.IsEmpty ? "" : $"{string.Join(", ", Given.Select(value => value.Code))}: ";
        var inferred = Outcome.Receipt.Standing == Standing.Inferred ? " (i)" : "";
        var notes = string.Concat(Outcome.Notes.Select(note => $" + {note.Id}"));
        return $"{given}{Outcome.Id.Code()} ({Outcome.Receipt.Rule}){inferred}{notes}";
    }
}
