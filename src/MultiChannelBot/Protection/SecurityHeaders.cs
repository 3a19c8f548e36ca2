namespace MultiChannelBot.Protection;

/// <summary>
/// What every response says to browsers, whatever became of the request. An endpoint that serves pages or files sets its own
/// value before, and that stays.
/// </summary>
internal static class SecurityHeaders
{
    /// <summary>Nothing here is a page: nothing may be loaded, and nothing may frame it.</summary>
    private const string NoPage = "default-src 'none'; frame-ancestors 'none'";

    /// <summary>A year, as browsers' lists ask for at least.</summary>
    private const string OnlyHttps = "max-age=31536000";

    /// <summary>Sets the headers as the response begins, after the exception handler has cleared what was there.</summary>
    public static Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        context.Response.OnStarting(static state =>
        {
            Write((HttpContext)state);
            return Task.CompletedTask;
        }, context);
        return next(context);
    }

    private static void Write(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        if (headers.ContentSecurityPolicy.Count == 0)
        {
            headers.ContentSecurityPolicy = NoPage;
        }

        // The exception handler writes no-cache, no-store of its own, and a page may choose otherwise.
        if (headers.CacheControl.Count == 0)
        {
            headers.CacheControl = "no-store";
        }

        if (context.Request.IsHttps)
        {
            headers.StrictTransportSecurity = OnlyHttps;
        }
    }
}
