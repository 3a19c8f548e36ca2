using System.Globalization;
using System.Text.Json.Nodes;

namespace MultiChannelBot.Tests.Channels.Slack;

/// <summary>
/// Slack's modals and homes: a trigger opens one modal and no more, an update that names another state than the present one is
/// refused, and so is what breaks a rule of Block Kit.
/// </summary>
internal sealed class StandInViews
{
    private readonly Lock gate = new();
    private readonly HashSet<string> spent = new(StringComparer.Ordinal);
    private readonly Dictionary<string, JsonObject> views = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> homes = new(StringComparer.Ordinal);
    private readonly List<JsonObject> shown = [];
    private int number;

    /// <summary>True where every trigger comes too late.</summary>
    public bool TriggersExpire { get; set; }

    /// <summary>Every view that was shown, in order.</summary>
    public IReadOnlyList<JsonObject> Shown
    {
        get
        {
            lock (gate)
            {
                return [.. shown];
            }
        }
    }

    /// <summary>The modal that was opened last, as it stands.</summary>
    public JsonObject Modal => Of(null);

    /// <summary>The home of a person.</summary>
    public JsonObject Home(string user = "U1") => Of(user);

    /// <summary>Somebody else's update of a view.</summary>
    public void Touch(JsonObject view)
    {
        lock (gate)
        {
            view["hash"] = NextHash();
        }
    }

    /// <summary>What a call is answered with.</summary>
    public JsonObject Take(string method, JsonNode body)
    {
        lock (gate)
        {
            var view = body["view"]!.DeepClone().AsObject();
            if (SlackRules.FaultsOfView(view).FirstOrDefault() is { } fault)
            {
                return Refusal("invalid_arguments " + fault);
            }

            return method switch
            {
                "views.open" => Open((string)body["trigger_id"]!, view),
                "views.update" => Update((string)body["view_id"]!, (string?)body["hash"], view),
                "views.publish" => Publish((string)body["user_id"]!, view),
                _ => Refusal("unknown_method"),
            };
        }
    }

    private JsonObject Of(string? user)
    {
        lock (gate)
        {
            return user is null ? views.Values.Last(view => (string?)view["type"] == "modal") : views[homes[user]];
        }
    }

    private JsonObject Open(string trigger, JsonObject view) =>
        TriggersExpire ? Refusal("expired_trigger_id") : !spent.Add(trigger) ? Refusal("exchanged_trigger_id") : Keep($"V{++number}", view);

    private JsonObject Update(string id, string? hash, JsonObject view) =>
        !views.TryGetValue(id, out var before) ? Refusal("not_found") : hash is not null && hash != (string?)before["hash"] ? Refusal("hash_conflict") : Keep(id, view);

    private JsonObject Publish(string user, JsonObject view)
    {
        var id = homes.TryGetValue(user, out var known) ? known : homes[user] = $"V{++number}";
        return Keep(id, view);
    }

    private JsonObject Keep(string id, JsonObject view)
    {
        view["id"] = id;
        view["hash"] = NextHash();
        shown.Add(view);
        views.Remove(id);
        views[id] = view;
        return new JsonObject { ["ok"] = true, ["view"] = view.DeepClone() };
    }

    private string NextHash() => string.Create(CultureInfo.InvariantCulture, $"1772452811.{++number:x8}");

    private static JsonObject Refusal(string error) => new() { ["ok"] = false, ["error"] = error };
}
