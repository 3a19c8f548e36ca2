// A card as the official renderer shows it on a phone, in the light and the dark theme: the playground is laid out for neither phones nor the dark.
import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { artifacts } from './host.mjs';

const renderer = createRequire(import.meta.url).resolve('adaptivecards/dist/adaptivecards.min.js');
const width = 358;

const colour = (base, subtle) => ({ default: base, subtle });
const onLight = {
  default: colour('#242424', '#616161'),
  light: colour('#616161', '#616161'),
  dark: colour('#242424', '#424242'),
  accent: colour('#5B5FC7', '#5B5FC7'),
  good: colour('#237B4B', '#237B4B'),
  warning: colour('#835C00', '#835C00'),
  attention: colour('#C4314B', '#C4314B'),
};
const onDark = {
  default: colour('#FFFFFF', '#D6D6D6'),
  light: colour('#FFFFFF', '#D6D6D6'),
  dark: colour('#D6D6D6', '#ADADAD'),
  accent: colour('#9299F7', '#7F85F5'),
  good: colour('#92C353', '#92C353'),
  warning: colour('#F8D22A', '#F8D22A'),
  attention: colour('#F9526B', '#F9526B'),
};
const common = {
  fontFamily: 'Segoe UI, Noto Sans CJK KR, Noto Sans KR, sans-serif',
  supportsInteractivity: true,
  actions: { maxActions: 6, actionsOrientation: 'horizontal', actionAlignment: 'left', buttonSpacing: 8, showCard: { actionMode: 'inline' } },
  spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
  fontSizes: { small: 12, default: 14, medium: 14, large: 18, extraLarge: 24 },
};

const styles = ({ plain, emphasis, accent, good, warning, attention }, texts) => ({
  default: { backgroundColor: plain, foregroundColors: texts },
  emphasis: { backgroundColor: emphasis, foregroundColors: texts },
  accent: { backgroundColor: accent, foregroundColors: texts },
  good: { backgroundColor: good, foregroundColors: texts },
  warning: { backgroundColor: warning, foregroundColors: texts },
  attention: { backgroundColor: attention, foregroundColors: texts },
});

/** The colours of Teams' themes, for the card and for what is around it. */
const themes = {
  dark: {
    around: '#1f1f1f',
    button: 'background: #292929; color: #fff; border: 1px solid #666',
    first: 'background: #4f52b2; border-color: #4f52b2',
    containerStyles: styles({ plain: '#292929', emphasis: '#1F1F1F', accent: '#2F2F4A', good: '#1D3316', warning: '#463100', attention: '#431C24' }, onDark),
  },
  light: {
    around: '#f5f5f5',
    button: 'background: #fff; color: #242424; border: 1px solid #d1d1d1',
    first: 'background: #5b5fc7; border-color: #5b5fc7; color: #fff',
    containerStyles: styles({ plain: '#FFFFFF', emphasis: '#F5F5F5', accent: '#E8EBFA', good: '#E7F2DA', warning: '#FBF6D9', attention: '#FCF4F6' }, onLight),
  },
};

/** Buttons as Teams draws them; the renderer leaves that to its host. */
const buttons = ({ button, first }) => `
  .ac-pushButton { ${button}; border-radius: 4px; padding: 5px 12px; font: 600 14px Segoe UI, Noto Sans CJK KR, sans-serif; }
  .ac-pushButton.style-positive { ${first}; }
`;

/** Keeps a picture of a card on a phone in tests/artifacts/screenshots/NAME-THEME.png; the theme is dark or light. */
export async function pictureOfCard(browser, card, name, theme = 'dark') {
  const look = themes[theme];
  const context = await browser.newContext({ viewport: { width: width + 32, height: 844 }, colorScheme: theme, offline: true });
  const page = await context.newPage();
  await page.setContent(`<style>${buttons(look)}</style><body style="background:${look.around};margin:16px"><div id="card" style="width:${width}px"></div></body>`);
  await page.addScriptTag({ path: renderer });
  await page.evaluate(({ json, config }) => {
    const { AdaptiveCard, HostConfig } = globalThis.AdaptiveCards;
    const view = new AdaptiveCard();
    view.hostConfig = new HostConfig(config);
    AdaptiveCard.onProcessMarkdown = (text, result) => {
      result.outputHtml = text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/\*\*(.+?)\*\*/g, '<b>$1</b>').replace(/\[(.+?)\]\(.+?\)/g, '<u>$1</u>')
        .split('\n\n').map((text, at) => `<p style="margin:${at > 0 ? 8 : 0}px 0 0">${text}</p>`).join('');
      result.didProcess = true;
    };
    view.parse(json);
    document.getElementById('card').append(view.render());
  }, { json: card, config: { ...common, containerStyles: look.containerStyles } });
  mkdirSync(join(artifacts, 'screenshots'), { recursive: true });
  await page.locator('#card').screenshot({ path: join(artifacts, 'screenshots', `${name}-${theme}.png`) });
  await context.close();
}
