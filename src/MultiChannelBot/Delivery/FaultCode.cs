using System.Security.Cryptography;

namespace MultiChannelBot.Delivery;

/// <summary>The code by which a person and the log speak of one fault.</summary>
internal static class FaultCode
{
    // No vowels, no 0 and 1: nothing to misread over the phone, and no words.
    private const string Letters = "23456789BCDFGHJKLMNPQRSTVWXZ";

    /// <summary>Six characters; unlikely to come twice among the faults that a log holds.</summary>
    public static string Draw() => RandomNumberGenerator.GetString(Letters, 6);
}
