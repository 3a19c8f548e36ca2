// A card as the official renderer shows it, in either theme and at any width: the playground has one of each.
import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { artifacts } from './host.mjs';

const renderer = createRequire(import.meta.url).resolve('adaptivecards/dist/adaptivecards.min.js');
const phone = 358;

const colour = (base, subtle) => ({ default: base, subtle });
const onDark = {
  default: colour('#FFFFFF', '#D6D6D6'),
  light: colour('#FFFFFF', '#D6D6D6'),
  dark: colour('#D6D6D6', '#ADADAD'),
  accent: colour('#9299F7', '#7F85F5'),
  good: colour('#92C353', '#92C353'),
  warning: colour('#F8D22A', '#F8D22A'),
  attention: colour('#F9526B', '#F9526B'),
};
const onLight = {
  default: colour('#242424', '#616161'),
  light: colour('#FFFFFF', '#D6D6D6'),
  dark: colour('#242424', '#616161'),
  accent: colour('#5B5FC7', '#6264A7'),
  good: colour('#237B4B', '#237B4B'),
  warning: colour('#835C00', '#835C00'),
  attention: colour('#C4314B', '#C4314B'),
};
const grounds = {
  dark: { page: '#1f1f1f', button: '#292929', text: '#fff', foregroundColors: onDark, default: '#292929', emphasis: '#1F1F1F', accent: '#2F2F4A', good: '#1D3316', warning: '#463100', attention: '#431C24' },
  light: { page: '#f5f5f5', button: '#fff', text: '#242424', foregroundColors: onLight, default: '#FFFFFF', emphasis: '#F5F5F5', accent: '#E9EAF6', good: '#E7F2DA', warning: '#FBF6D9', attention: '#FCF4F6' },
};
const config = ({ foregroundColors, ...ground }) => ({
  fontFamily: 'Segoe UI, Noto Sans CJK KR, Noto Sans KR, sans-serif',
  supportsInteractivity: true,
  containerStyles: Object.fromEntries(['default', 'emphasis', 'accent', 'good', 'warning', 'attention']
    .map((style) => [style, { backgroundColor: ground[style], foregroundColors }])),
  actions: { maxActions: 6, actionsOrientation: 'horizontal', actionAlignment: 'left', buttonSpacing: 8, showCard: { actionMode: 'inline' } },
  spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
  fontSizes: { small: 12, default: 14, medium: 14, large: 18, extraLarge: 24 },
});

/** Buttons as Teams draws them; the renderer leaves that to its host. */
const buttons = ({ button, text }) => `
  .ac-pushButton { background: ${button}; color: ${text}; border: 1px solid #666; border-radius: 4px; padding: 5px 12px; font: 600 14px Segoe UI, Noto Sans CJK KR, sans-serif; }
  .ac-pushButton.style-positive { background: #4f52b2; border-color: #4f52b2; }
`;

/** Pictures are for people to look at: no test depends on one, and together they take as long as all the rest. */
export const wantsPictures = process.env.MCB_PICTURES === '1';

/** Keeps a picture of a card in tests/artifacts/screenshots/NAME.png, where pictures are wanted; mentions stand as Teams writes them. */
export async function pictureOf(browser, card, name, { theme = 'dark', width = phone } = {}) {
  if (!wantsPictures) {
    return;
  }
  const ground = grounds[theme];
  const context = await browser.newContext({ viewport: { width: width + 32, height: 844 }, colorScheme: theme, offline: true });
  const page = await context.newPage();
  await page.setContent(`<style>${buttons(ground)}</style><body style="background:${ground.page};margin:16px"><div id="card" style="width:${width}px"></div></body>`);
  await page.addScriptTag({ path: renderer });
  await page.evaluate(({ json, config, mentions }) => {
    const { AdaptiveCard, HostConfig } = globalThis.AdaptiveCards;
    const view = new AdaptiveCard();
    view.hostConfig = new HostConfig(config);
    AdaptiveCard.onProcessMarkdown = (text, result) => {
      result.outputHtml = mentions.reduce((said, { text: at, mentioned }) => said.replaceAll(at, `**${mentioned.name}**`), text)
        .replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/\*\*(.+?)\*\*/g, '<b>$1</b>').replace(/\[(.+?)\]\(.+?\)/g, '<u>$1</u>')
        .split('\n\n').map((text, at) => `<p style="margin:${at > 0 ? 8 : 0}px 0 0">${text}</p>`).join('');
      result.didProcess = true;
    };
    view.parse(json);
    document.getElementById('card').append(view.render());
  }, { json: card, config: config(ground), mentions: card.msteams?.entities ?? [] });
  mkdirSync(join(artifacts, 'screenshots'), { recursive: true });
  await page.locator('#card').screenshot({ path: join(artifacts, 'screenshots', `${name}.png`) });
  await context.close();
}
