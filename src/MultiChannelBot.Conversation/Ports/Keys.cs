namespace MultiChannelBot.Conversation.Ports;

/// <summary>Which case: an opaque digest of channel, tenant, conversation and asker. Says nothing about a person.</summary>
public readonly record struct CaseKey(string Value)
{
    public override string ToString() => Value;
}

/// <summary>Which person: an opaque digest of channel, tenant and the channel's id of the person.</summary>
public readonly record struct UserKey(string Value)
{
    public override string ToString() => Value;
}

/// <summary>Which tenant or workspace: an opaque digest of channel and tenant.</summary>
public readonly record struct TenantKey(string Value)
{
    public override string ToString() => Value;
}

/// <summary>Which input: the same for every delivery of one message, another for an edit of it.</summary>
public readonly record struct ClaimId(string Value)
{
    public override string ToString() => Value;
}

/// <summary>
/// Which write of a case. Compared for equality only: a case that was deleted and begun anew never repeats a version, so
/// a turn that loaded the deleted case cannot write over the new one.
/// </summary>
public readonly record struct CaseVersion(long Number)
{
    /// <summary>The version of a case that does not exist.</summary>
    public static CaseVersion None => default;
}
