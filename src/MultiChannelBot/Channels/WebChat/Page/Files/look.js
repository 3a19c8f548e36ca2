// How Web Chat and its cards look: in the light and in the dark, with the partner's colour.

const style = getComputedStyle(document.documentElement);
const accent = style.getPropertyValue('--accent').trim();
const accentInTheLight = style.getPropertyValue('--accent-in-the-light').trim();
const accentInTheDark = style.getPropertyValue('--accent-in-the-dark').trim();

const font = 'system-ui, -apple-system, "Segoe UI", Roboto, "Apple SD Gothic Neo", "Malgun Gothic", "Noto Sans KR", "Noto Sans CJK KR", sans-serif';

const light = {
  ground: '#ffffff', raised: '#f3f5f6', tinted: `color-mix(in srgb, ${accent} 9%, #ffffff)`, line: '#d5dadd', text: '#1b1f23', subtle: '#57606a', accent: accentInTheLight,
  good: '#1a6b3c', warning: '#7a5200', attention: '#b3261e', goodGround: '#e8f5ec', warningGround: '#fdf5dc', attentionGround: '#fcecea',
};
const dark = {
  ground: '#262b31', raised: '#30363d', tinted: `color-mix(in srgb, ${accentInTheDark} 16%, #262b31)`, line: '#4a525b', text: '#f0f2f4', subtle: '#b4bcc4', accent: accentInTheDark,
  good: '#7ed3a0', warning: '#f0c96a', attention: '#ff9d94', goodGround: '#20392b', warningGround: '#403616', attentionGround: '#452826',
};

/** The colours of the system's setting. */
export function palette(isDark) {
  return isDark ? dark : light;
}

/** Style options of Web Chat. */
export function styleOptions(isDark) {
  const colours = palette(isDark);
  return {
    accent: colours.accent,
    backgroundColor: 'transparent',
    subtle: colours.subtle,
    timestampColor: colours.subtle,
    primaryFont: font,
    paddingRegular: 12,
    paddingWide: 20,
    rootHeight: '100%',
    bubbleBackground: colours.ground,
    bubbleBorderColor: colours.line,
    bubbleBorderRadius: 14,
    bubbleBorderWidth: 1,
    bubbleTextColor: colours.text,
    bubbleMaxWidth: 640,
    bubbleMinHeight: 20,
    bubbleFromUserBackground: accent,
    bubbleFromUserBorderColor: accent,
    bubbleFromUserBorderRadius: 14,
    bubbleFromUserTextColor: '#ffffff',
    cardEmphasisBackgroundColor: colours.raised,
    cardPushButtonBackgroundColor: accent,
    cardPushButtonTextColor: '#ffffff',
    messageActivityWordBreak: 'break-word',
    groupTimestamp: 300_000,
    // A long answer is read from its beginning.
    autoScrollSnapOnPage: true,
    autoScrollSnapOnPageOffset: -12,
    hideUploadButton: true,
    markdownRenderHTML: false,
    sendBoxBackground: colours.ground,
    sendBoxTextColor: colours.text,
    sendBoxPlaceholderColor: colours.subtle,
    sendBoxButtonColor: colours.accent,
    sendBoxButtonColorOnHover: colours.accent,
    sendBoxButtonColorOnFocus: colours.accent,
    sendBoxButtonColorOnActive: colours.accent,
    sendBoxButtonShadeColorOnHover: colours.raised,
    sendBoxButtonShadeColorOnActive: colours.raised,
    sendBoxButtonShadeBorderRadius: 10,
    sendBoxButtonKeyboardFocusIndicatorBorderColor: colours.accent,
    sendBoxButtonKeyboardFocusIndicatorBorderRadius: 10,
    sendBoxHeight: 52,
    sendBoxMaxHeight: 180,
    sendBoxTextWrap: true,
    // What waits is kept by the line, however long it takes: it never fails for lack of time.
    sendTimeout: 2 ** 30,
    transcriptActivityVisualKeyboardIndicatorColor: colours.accent,
    transcriptVisualKeyboardIndicatorColor: colours.accent,
    transcriptTerminatorBackgroundColor: colours.subtle,
    transcriptTerminatorColor: colours.text,
    transcriptOverlayButtonBackground: colours.ground,
    transcriptOverlayButtonBackgroundOnFocus: colours.raised,
    transcriptOverlayButtonBackgroundOnHover: colours.raised,
    transcriptOverlayButtonColor: colours.text,
    transcriptOverlayButtonColorOnFocus: colours.text,
    transcriptOverlayButtonColorOnHover: colours.text,
    toastBackgroundColor: colours.raised,
  };
}

/** The host config of the cards. */
export function hostConfig(isDark) {
  const colours = palette(isDark);
  const colour = (ordinary, subtle = ordinary) => ({ default: ordinary, subtle });
  const foregroundColors = {
    default: colour(colours.text, colours.subtle),
    dark: colour(colours.text, colours.subtle),
    light: colour(colours.text, colours.subtle),
    accent: colour(colours.accent),
    good: colour(colours.good),
    warning: colour(colours.warning),
    attention: colour(colours.attention),
  };
  const ground = (backgroundColor) => ({ backgroundColor, foregroundColors, borderColor: colours.line });
  return {
    fontFamily: font,
    supportsInteractivity: true,
    fontSizes: { small: 13, default: 15, medium: 16, large: 19, extraLarge: 23 },
    fontWeights: { lighter: 400, default: 400, bolder: 600 },
    lineHeights: { small: 19, default: 22, medium: 24, large: 26, extraLarge: 30 },
    spacing: { small: 6, default: 10, medium: 16, large: 22, extraLarge: 28, padding: 16 },
    separator: { lineThickness: 1, lineColor: colours.line },
    containerStyles: {
      default: ground(colours.ground),
      emphasis: ground(colours.raised),
      accent: ground(colours.tinted),
      good: ground(colours.goodGround),
      warning: ground(colours.warningGround),
      attention: ground(colours.attentionGround),
    },
    actions: {
      maxActions: 12, actionsOrientation: 'horizontal', actionAlignment: 'left', buttonSpacing: 8, spacing: 'medium',
      showCard: { actionMode: 'inline', inlineTopMargin: 12, style: 'default' },
    },
    adaptiveCard: { allowCustomStyle: false },
    factSet: {
      title: { weight: 'bolder', wrap: true, maxWidth: 160 },
      value: { wrap: true },
      spacing: 12,
    },
    textBlock: { headingLevel: 2 },
    textStyles: { heading: { size: 'large', weight: 'bolder' } },
  };
}
