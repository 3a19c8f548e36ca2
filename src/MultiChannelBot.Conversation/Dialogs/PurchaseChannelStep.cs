using System.Collections.Immutable;
using MultiChannelBot.Conversation.Replies;
using MultiChannelBot.Guidance.Facts;

namespace MultiChannelBot.Conversation.Dialogs;

/// <summary>
/// Where it was bought. Partners get the eight channels at once. A customer, and anybody who does not know, is asked who
/// sends the invoice first, and then only for the channels left.
/// </summary>
internal sealed class PurchaseChannelStep() : WaterfallStep(Fact.PurchaseChannel)
{
    /// <summary>Who sends the invoice, and the channels that go with it.</summary>
    private static readonly ImmutableArray<Invoice> Invoices =
    [
        Invoice.Of("invoice-microsoft", [PurchaseChannel.MicrosoftDirect, PurchaseChannel.Advisor]),
        Invoice.Of("invoice-partner", [PurchaseChannel.CspPartner, PurchaseChannel.ThirdParty, PurchaseChannel.Syndication]),
        Invoice.Of("invoice-agreement", [PurchaseChannel.Ea, PurchaseChannel.Open, PurchaseChannel.VolumeLicensing]),
    ];

    /// <param name="Plain">The choice by who sends the invoice.</param>
    /// <param name="Habit">The same choice by how they buy and pay.</param>
    private sealed record Invoice(string Code, ImmutableArray<FactValue> Channels, Choice Plain, Choice Habit)
    {
        public static Invoice Of(string code, ImmutableArray<FactValue> channels) => new(
            code,
            channels,
            new Choice(code, Line.Of($"choice.{code}"), Line.Of($"choice.{code}.hint")),
            new Choice(code, Line.Of($"choice.{code}.habit"), Line.Of($"choice.{code}.habit.hint")));
    }

    public override Knowledge? Read(string value, ImmutableArray<FactValue> possible)
    {
        var invoice = Invoices.FirstOrDefault(known => known.Code == value);
        if (invoice is null)
        {
            return base.Read(value, possible);
        }

        ImmutableArray<FactValue> left = [.. invoice.Channels.Where(possible.Contains)];
        return left.IsEmpty ? null : Knowledge.OneOf(left);
    }

    protected override string Variant(StepContext context) => context switch
    {
        { Revisited: true } => "change",
        { Narrowed: true, JustUnsure: true } => "narrowedagain",
        { Narrowed: true } => "narrowed",
        _ when AsksHabit(context) => context.Unread % 2 == 1 ? "habitunread" : "habit",
        _ when AsksInvoice(context) => context.Unread % 2 == 1 ? "invoiceunread" : context.DontKnows > 0 ? "invoiceagain" : "invoice",
        _ => base.Variant(context),
    };

    protected override ImmutableArray<Choice> Choices(StepContext context) =>
        AsksInvoice(context) ? InvoiceChoices(context, AsksHabit(context)) : base.Choices(context);

    protected override ImmutableArray<Choice> AlsoSaid(StepContext context) => AsksInvoice(context) ? [] : InvoiceChoices(context, asHabit: false);

    private static ImmutableArray<Choice> InvoiceChoices(StepContext context, bool asHabit) =>
    [
        .. Invoices
            .Where(invoice => invoice.Channels.Any(context.Possible.Contains))
            .OrderByDescending(invoice => context.HasLikely && invoice.Channels.Contains(context.Possible[0]))
            .Select(invoice => asHabit ? invoice.Habit : invoice.Plain),
    ];

    /// <summary>A customer who could not say who sends the invoice is asked how they buy and pay: the same groups, seen from another side.</summary>
    private static bool AsksHabit(StepContext context) => AsksInvoice(context) && context is { Role: Role.Customer, DontKnows: > 0 };

    private static bool AsksInvoice(StepContext context) =>
        context is { Revisited: false, Narrowed: false } && (context.Role == Role.Customer || context.DontKnows > 0);
}
