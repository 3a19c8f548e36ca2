using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using MultiChannelBot.Bench.Soak;

namespace MultiChannelBot.Tests.Hosts;

/// <summary>The bot itself as a process of its own, in Development on a free port of this machine, with settings of the test.</summary>
public sealed class HostProcess : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("mcb-host-");
    private readonly HttpClient client = new();
    private readonly StringBuilder output = new();
    private readonly Process process;

    private HostProcess(IReadOnlyDictionary<string, string> settings)
    {
        Url = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePorts.Next()}");
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "MultiChannelBot.dll"), "--urls", Url])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder.FullName,
            Environment = { ["DOTNET_ENVIRONMENT"] = "Development", ["State__Directory"] = Path.Combine(folder.FullName, "data") },
        };
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        process = new Process { StartInfo = start };
        process.OutputDataReceived += Keep;
        process.ErrorDataReceived += Keep;
    }

    public string Url { get; }

    /// <summary>All that it has printed.</summary>
    public string Output
    {
        get
        {
            lock (output)
            {
                return output.ToString();
            }
        }
    }

    /// <summary>Starts a host; ready once it listens, whatever its store does.</summary>
    public static async Task<HostProcess> StartAsync(IReadOnlyDictionary<string, string> settings)
    {
        var host = new HostProcess(settings);
        host.process.Start();
        host.process.BeginOutputReadLine();
        host.process.BeginErrorReadLine();
        await host.EventuallyAsync(async () => await host.StatusAsync("/health/live") == HttpStatusCode.OK);
        return host;
    }

    /// <summary>The status of an address; null while nobody listens.</summary>
    public async Task<HttpStatusCode?> StatusAsync(string path)
    {
        try
        {
            using var response = await client.GetAsync(new Uri(Url + path));
            return response.StatusCode;
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    public Task<string> GetAsync(string path) => client.GetStringAsync(new Uri(Url + path));

    /// <summary>Hands in an activity as a channel does.</summary>
    public async Task<HttpStatusCode> PostAsync(JsonNode activity)
    {
        using var response = await client.PostAsJsonAsync(new Uri(Url + "/api/messages"), activity);
        return response.StatusCode;
    }

    /// <summary>Hands in an activity and gives what it is answered with, too.</summary>
    public async Task<(HttpStatusCode Status, string Body)> AnswerAsync(JsonNode activity)
    {
        using var response = await client.PostAsJsonAsync(new Uri(Url + "/api/messages"), activity);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    /// <summary>Hands in a body as it is.</summary>
    public async Task<HttpStatusCode> PostAsync(string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await client.PostAsync(new Uri(Url + "/api/messages"), content);
        return response.StatusCode;
    }

    /// <summary>Waits until something holds; a minute at most.</summary>
    public async Task EventuallyAsync(Func<Task<bool>> holds)
    {
        for (var look = 0; !await holds(); look++)
        {
            Assert.True(look < 600 && !process.HasExited, "It did not come about within a minute. The host said:\n" + Output);
            await Task.Delay(100);
        }
    }

    /// <summary>Asks it to end and waits until it has.</summary>
    public async Task StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(1));
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill();
            await process.WaitForExitAsync();
        }

        process.Dispose();
        client.Dispose();
        folder.Delete(recursive: true);
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        lock (output)
        {
            output.AppendLine(line.Data);
        }
    }
}
