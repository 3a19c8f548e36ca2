using MultiChannelBot.Guidance.Editions;

namespace MultiChannelBot.Guidance.Tests;

/// <summary>A directory with one small sound edition, to be broken by the tests and deleted after them.</summary>
internal sealed class SmallEdition : IDisposable
{
    internal const string Id = "2030-01-31";
    internal const string File = Id + ".yaml";

    internal const string Yaml = """
        id: 2030-01-31
        asOf: 2030-01-31
        page: page
        policyMayChange: may-change
        include: [shared.yaml]
        sources:
          page: {title: title, link: page, asOf: 2030-01-31}
        notes:
          caution: {text: caution, first: always, when: {cloud: us-government}}
        procedures:
          order:
            - {id: order, party: new-partner, text: do-it}
            - {id: reseller, party: indirect-provider, text: do-it, when: {partnerType: indirect-reseller}}
        rows:
          - row: seats
            outcome: request-relationship
            rule: R1
            when: {serviceType: license-based}
            headline: seats
            basis: why
            procedures: order
            notes: caution
            conditions: why
            links: page
          - row: use
            outcome: switch-azure
            rule: R2
            inferred: true
            when: {serviceType: usage-based}
            headline: use
            basis: why
            sister: page
            links: page
        needInfo:
          serviceType:
            rule: R3
            headline: find-out
            basis: why
            steps:
              - {id: look, party: customer, text: do-it}
            links: page
        """;

    internal const string Shared = """
        texts:
          title: {en: The page, ko: 페이지}
          may-change: {en: It may change., ko: 바뀔 수 있습니다.}
          caution: {en: Take care., ko: 주의하세요.}
          do-it: {en: Do it., ko: 하세요., customer: {en: It is done., ko: 해 드립니다.}}
          seats: {en: Seats, ko: 라이선스}
          use: {en: Use, ko: 사용량}
          why: {en: Because., ko: 그렇습니다.}
          find-out: {en: Find out, ko: 확인하세요}
        links:
          page:
            title: title
            pattern: https://learn.microsoft.com/{locale}/partner-center/page
        """;

    internal string Directory { get; } = System.IO.Directory.CreateTempSubdirectory("edition-").FullName;

    internal SmallEdition()
    {
        Write(File, Yaml);
        Write("shared.yaml", Shared);
    }

    internal EditionReading Read() => EditionReader.Read(Directory, Id);

    internal void Write(string file, string content) => System.IO.File.WriteAllText(Path.Combine(Directory, file), content);

    internal string Content(string file) => System.IO.File.ReadAllText(Path.Combine(Directory, file));

    /// <summary>Replaces a piece that must be there once.</summary>
    internal void Break(string file, string piece, string by)
    {
        var content = System.IO.File.ReadAllText(Path.Combine(Directory, file));
        Assert.Equal(2, content.Split(piece).Length);
        Write(file, content.Replace(piece, by, StringComparison.Ordinal));
    }

    /// <summary>The line, counted from 1, in which a piece stands for the last time.</summary>
    internal int LineOf(string file, string piece) =>
        Array.FindLastIndex(System.IO.File.ReadAllLines(Path.Combine(Directory, file)), line => line.Contains(piece, StringComparison.Ordinal)) + 1;

    public void Dispose() => System.IO.Directory.Delete(Directory, recursive: true);
}
