// A card as the official renderer shows it in the dark theme on a phone: the playground has neither.
import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { artifacts } from './host.mjs';

const renderer = createRequire(import.meta.url).resolve('adaptivecards/dist/adaptivecards.min.js');
const width = 358;

const colour = (base, subtle) => ({ default: base, subtle });
const foregroundColors = {
  default: colour('#FFFFFF', '#D6D6D6'),
  light: colour('#FFFFFF', '#D6D6D6'),
  dark: colour('#D6D6D6', '#ADADAD'),
  accent: colour('#9299F7', '#7F85F5'),
  good: colour('#92C353', '#92C353'),
  warning: colour('#F8D22A', '#F8D22A'),
  attention: colour('#F9526B', '#F9526B'),
};
const dark = {
  fontFamily: 'Segoe UI, Noto Sans CJK KR, Noto Sans KR, sans-serif',
  supportsInteractivity: true,
  containerStyles: {
    default: { backgroundColor: '#292929', foregroundColors },
    emphasis: { backgroundColor: '#1F1F1F', foregroundColors },
    accent: { backgroundColor: '#2F2F4A', foregroundColors },
    good: { backgroundColor: '#1D3316', foregroundColors },
    warning: { backgroundColor: '#463100', foregroundColors },
    attention: { backgroundColor: '#431C24', foregroundColors },
  },
  actions: { maxActions: 6, actionsOrientation: 'horizontal', actionAlignment: 'left', buttonSpacing: 8, showCard: { actionMode: 'inline' } },
  spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
  fontSizes: { small: 12, default: 14, medium: 14, large: 18, extraLarge: 24 },
};

/** Buttons as Teams draws them; the renderer leaves that to its host. */
const buttons = `
  .ac-pushButton { background: #292929; color: #fff; border: 1px solid #666; border-radius: 4px; padding: 5px 12px; font: 600 14px Segoe UI, Noto Sans CJK KR, sans-serif; }
  .ac-pushButton.style-positive { background: #4f52b2; border-color: #4f52b2; }
`;

/** Keeps a picture of a card in tests/artifacts/screenshots/NAME-dark.png. */
export async function pictureInTheDark(browser, card, name) {
  const context = await browser.newContext({ viewport: { width: width + 32, height: 844 }, colorScheme: 'dark', offline: true });
  const page = await context.newPage();
  await page.setContent(`<style>${buttons}</style><body style="background:#1f1f1f;margin:16px"><div id="card" style="width:${width}px"></div></body>`);
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
  }, { json: card, config: dark });
  mkdirSync(join(artifacts, 'screenshots'), { recursive: true });
  await page.locator('#card').screenshot({ path: join(artifacts, 'screenshots', `${name}-dark.png`) });
  await context.close();
}
