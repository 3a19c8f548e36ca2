using System.Net;
using System.Net.Http.Headers;
using System.Net.Mime;
using System.Text.Json;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;
using Microsoft.Rest;

namespace MultiChannelBot.Channels.Teams;

/// <summary>
/// Creates and replaces our own cards at the channel, with the SDK's credentials and the SDK's exceptions, but once: nothing
/// is repeated here. Everything else is the SDK's.
/// </summary>
/// <param name="inner">The SDK's client of the same address.</param>
/// <param name="http">Shared by all; <see cref="ReplyClient"/>.</param>
internal sealed class ConversationsOverHttp(IConnectorClient inner, HttpClient http) : IConversations
{
    private static readonly MediaTypeHeaderValue Json = new(MediaTypeNames.Application.Json, "utf-8");

    private readonly Uri root = new(new Uri(inner.BaseUri.AbsoluteUri.TrimEnd('/') + "/"), "v3/conversations/");

    private IConversations Rest => inner.Conversations;

    public Task<HttpOperationResponse<ResourceResponse>> SendToConversationWithHttpMessagesAsync(
        string conversationId, Activity activity, Dictionary<string, List<string>>? customHeaders = null, CancellationToken cancellationToken = default) =>
        IsOurs(activity, customHeaders)
            ? SendAsync(HttpMethod.Post, Address(conversationId, null), activity, cancellationToken)
            : Rest.SendToConversationWithHttpMessagesAsync(conversationId, activity, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<ResourceResponse>> ReplyToActivityWithHttpMessagesAsync(
        string conversationId, string activityId, Activity activity, Dictionary<string, List<string>>? customHeaders = null, CancellationToken cancellationToken = default) =>
        IsOurs(activity, customHeaders)
            ? SendAsync(HttpMethod.Post, Address(conversationId, activityId), activity, cancellationToken)
            : Rest.ReplyToActivityWithHttpMessagesAsync(conversationId, activityId, activity, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<ResourceResponse>> UpdateActivityWithHttpMessagesAsync(
        string conversationId, string activityId, Activity activity, Dictionary<string, List<string>>? customHeaders = null, CancellationToken cancellationToken = default) =>
        IsOurs(activity, customHeaders)
            ? SendAsync(HttpMethod.Put, Address(conversationId, activityId), activity, cancellationToken)
            : Rest.UpdateActivityWithHttpMessagesAsync(conversationId, activityId, activity, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<ConversationsResult>> GetConversationsWithHttpMessagesAsync(
        string? continuationToken = null, Dictionary<string, List<string>>? customHeaders = null, CancellationToken cancellationToken = default) =>
        Rest.GetConversationsWithHttpMessagesAsync(continuationToken, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<ConversationResourceResponse>> CreateConversationWithHttpMessagesAsync(
        ConversationParameters parameters, Dictionary<string, List<string>>? customHeaders = null, CancellationToken cancellationToken = default) =>
        Rest.CreateConversationWithHttpMessagesAsync(parameters, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<ResourceResponse>> SendConversationHistoryWithHttpMessagesAsync(
        string conversationId, Transcript transcript, Dictionary<string, List<string>>? customHeaders = null, CancellationToken cancellationToken = default) =>
        Rest.SendConversationHistoryWithHttpMessagesAsync(conversationId, transcript, customHeaders, cancellationToken);

    public Task<HttpOperationResponse> DeleteActivityWithHttpMessagesAsync(
        string conversationId, string activityId, Dictionary<string, List<string>>? customHeaders = null, CancellationToken cancellationToken = default) =>
        Rest.DeleteActivityWithHttpMessagesAsync(conversationId, activityId, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<IList<ChannelAccount>>> GetConversationMembersWithHttpMessagesAsync(
        string conversationId, Dictionary<string, List<string>>? customHeaders = null, CancellationToken cancellationToken = default) =>
        Rest.GetConversationMembersWithHttpMessagesAsync(conversationId, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<PagedMembersResult>> GetConversationPagedMembersWithHttpMessagesAsync(
        string conversationId, int? pageSize = null, string? continuationToken = null, Dictionary<string, List<string>>? customHeaders = null, CancellationToken cancellationToken = default) =>
        Rest.GetConversationPagedMembersWithHttpMessagesAsync(conversationId, pageSize, continuationToken, customHeaders, cancellationToken);

    public Task<HttpOperationResponse> DeleteConversationMemberWithHttpMessagesAsync(
        string conversationId, string memberId, Dictionary<string, List<string>>? customHeaders = null, CancellationToken cancellationToken = default) =>
        Rest.DeleteConversationMemberWithHttpMessagesAsync(conversationId, memberId, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<IList<ChannelAccount>>> GetActivityMembersWithHttpMessagesAsync(
        string conversationId, string activityId, Dictionary<string, List<string>>? customHeaders = null, CancellationToken cancellationToken = default) =>
        Rest.GetActivityMembersWithHttpMessagesAsync(conversationId, activityId, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<ResourceResponse>> UploadAttachmentWithHttpMessagesAsync(
        string conversationId, AttachmentData attachmentUpload, Dictionary<string, List<string>>? customHeaders = null, CancellationToken cancellationToken = default) =>
        Rest.UploadAttachmentWithHttpMessagesAsync(conversationId, attachmentUpload, customHeaders, cancellationToken);

    /// <summary>
    /// What a member of a conversation is called; null where the channel does not say. (The SDK's own call for one member is
    /// made for its concrete class alone.)
    /// </summary>
    public async Task<string?> NameOfMemberAsync(string conversation, string member)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(root, $"{Uri.EscapeDataString(conversation)}/members/{Uri.EscapeDataString(member)}"));
            await inner.Credentials.ProcessHttpRequestAsync(request, CancellationToken.None).ConfigureAwait(false);
            using var response = await http.SendAsync(request).ConfigureAwait(false);
            return response.IsSuccessStatusCode ? TextIn(await response.Content.ReadAsByteArrayAsync().ConfigureAwait(false), "name"u8) : null;
        }
        catch (Exception away) when (away is HttpRequestException or TaskCanceledException)
        {
            return null;
        }
    }

    private static bool IsOurs(Activity activity, Dictionary<string, List<string>>? headers) => headers is null && ActivityWriter.Writes(activity);

    private Uri Address(string conversation, string? activity) => new(
        root,
        activity is null
            ? $"{Uri.EscapeDataString(conversation)}/activities"
            : $"{Uri.EscapeDataString(conversation)}/activities/{Uri.EscapeDataString(activity)}");

    private async Task<HttpOperationResponse<ResourceResponse>> SendAsync(HttpMethod method, Uri address, Activity activity, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(method, address);
        request.Content = new ReadOnlyMemoryContent(ActivityWriter.Write(activity)) { Headers = { ContentType = Json } };
        await inner.Credentials.ProcessHttpRequestAsync(request, stop).ConfigureAwait(false);
        using var response = await http.SendAsync(request, stop).ConfigureAwait(false);
        if (response.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.Created or HttpStatusCode.Accepted))
        {
            // What the channel says about it, and what we sent, may name people: only status and headers go on.
            throw new ErrorResponseException($"The channel answered {(int)response.StatusCode}.")
            {
                Response = new HttpResponseMessageWrapper(response, string.Empty),
            };
        }

        var answer = await response.Content.ReadAsByteArrayAsync(stop).ConfigureAwait(false);
        return new HttpOperationResponse<ResourceResponse> { Body = new ResourceResponse(TextIn(answer, "id"u8)) };
    }

    /// <summary>A text of an answer, such as the id of what was taken; null where none is given. It was taken whatever is said about it.</summary>
    private static string? TextIn(byte[] answer, ReadOnlySpan<byte> name)
    {
        try
        {
            using var document = JsonDocument.Parse(answer);
            return document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty(name, out var text)
                && text.ValueKind == JsonValueKind.String
                ? text.GetString()
                : null;
        }
        catch (Exception other) when (other is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
