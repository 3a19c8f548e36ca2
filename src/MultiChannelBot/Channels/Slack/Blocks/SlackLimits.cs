namespace MultiChannelBot.Channels.Slack.Blocks;

/// <summary>
/// The limits of Block Kit, in characters or items. Where nothing else is said they stand in the reference pages of
/// https://docs.slack.dev/reference/block-kit and in the types of @slack/types 3.2.0.
/// </summary>
internal static class SlackLimits
{
    /// <summary>Blocks of a message.</summary>
    public const int Blocks = 50;

    /// <summary>The text of a section, and any text object that has no limit of its own (composition-objects/text-object).</summary>
    public const int Text = 3_000;

    /// <summary>What we put into such a text: the rest is for the marks that stand around it in the templates.</summary>
    public const int TextInTemplate = Text - 100;

    /// <summary>The text of a header (blocks/header-block).</summary>
    public const int Header = 150;

    /// <summary>Elements of an actions block (blocks/actions-block).</summary>
    public const int Elements = 25;

    /// <summary>Elements of a context block (blocks/context-block).</summary>
    public const int ContextElements = 10;

    /// <summary>The text of a button (block-elements/button-element), and of an option (composition-objects/option-object).</summary>
    public const int Label = 75;

    /// <summary>The value of a button.</summary>
    public const int ButtonValue = 2_000;

    /// <summary>The value of an option (composition-objects/option-object).</summary>
    public const int OptionValue = 150;

    /// <summary>The address that a button opens.</summary>
    public const int Url = 3_000;

    /// <summary>Options of a select menu (block-elements/select-menu-element).</summary>
    public const int SelectOptions = 100;

    /// <summary>What stands in a select menu before anything is chosen.</summary>
    public const int Placeholder = 150;

    /// <summary>Options of an overflow menu (block-elements/overflow-menu-element).</summary>
    public const int OverflowOptions = 5;

    /// <summary>An identifier of a block or an element.</summary>
    public const int Id = 255;

    /// <summary>Blocks of a modal or of the app's home (reference/views).</summary>
    public const int ViewBlocks = 100;

    /// <summary>The title of a modal and the texts of its two buttons (reference/views/modal-views).</summary>
    public const int ViewTitle = 24;

    /// <summary>What a view carries for us: private_metadata (reference/views).</summary>
    public const int Metadata = 3_000;

    /// <summary>The label of an input takes 2,000 (blocks/input-block); more than this is no label.</summary>
    public const int InputLabel = 150;

    /// <summary>
    /// All blocks of a message as JSON. The reference has no such limit, but more than about 13,200 characters are refused with
    /// msg_blocks_too_long, of which the structure takes its part (slackapi/bolt-js#2509, #2867). Characters, not bytes.
    /// </summary>
    public const int Message = 12_000;

    /// <summary>
    /// The text beside the blocks, in bytes of UTF-8. chat.update refuses more than 4,000 (methods/chat.update: msg_too_long);
    /// taken for bytes, which is on the safe side.
    /// </summary>
    public const int FallbackBytes = 3_800;
}
