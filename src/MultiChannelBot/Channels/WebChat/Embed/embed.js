// Adds a button to a page, which opens the chat in a frame. Nothing of the page is touched besides; it works under a content
// policy that lets this host's scripts and frames in.
(() => {
  const script = document.currentScript;
  const { texts, accent: ours } = "{{data}}";
  if (!script || window.mcbChat) {
    return;
  }
  window.mcbChat = true;

  /** As long as the page in the frame has to say that it is there: a frame that is refused tells nobody. */
  const patience = 4_000;

  const host = new URL(script.src).origin;
  const { lang = document.documentElement.lang || navigator.language, accent, open } = script.dataset;
  const known = lang.toLowerCase().split('-')[0];
  const language = texts[known] ? known : 'en';
  const say = (key) => texts[language][key];
  const colour = accent && CSS.supports('color', accent) ? accent : ours;

  const style = new CSSStyleSheet();
  style.replaceSync(`
    :host { all: initial; position: fixed; inset: auto 20px 20px auto; z-index: 2147483000; font: 16px/1.4 system-ui, sans-serif; }
    button { font: inherit; cursor: pointer; color: #fff; background: ${colour}; border: 2px solid transparent; }
    button:focus-visible, a:focus-visible { outline: 3px solid ${colour}; outline-offset: 3px; }
    .toggle { display: flex; align-items: center; gap: 10px; border-radius: 28px; padding: 12px 20px; box-shadow: 0 4px 16px rgb(0 0 0 / 25%); }
    .toggle svg { width: 24px; height: 24px; fill: none; stroke: currentColor; stroke-width: 1.8; stroke-linejoin: round; }
    .panel { position: fixed; inset: auto 20px 88px auto; width: min(420px, calc(100vw - 40px)); height: min(680px, calc(100vh - 116px));
      display: flex; flex-direction: column; background: Canvas; color: CanvasText; color-scheme: light dark; border: 1px solid ${colour};
      border-radius: 14px; overflow: hidden; box-shadow: 0 8px 32px rgb(0 0 0 / 30%); }
    .panel[hidden] { display: none; }
    .bar { display: flex; justify-content: flex-end; background: ${colour}; }
    .bar button { padding: 4px 14px; border-radius: 14px; outline-color: #fff; }
    .bar button:focus-visible { outline: 3px solid #fff; outline-offset: -4px; }
    iframe { flex: 1; width: 100%; border: 0; }
    .failed { padding: 24px; margin: 0; }
    @media (max-width: 480px) { .panel { inset: 0; width: 100vw; height: 100dvh; border: 0; border-radius: 0; } }
  `);

  const place = document.createElement('div');
  const root = place.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = [style];

  const element = (name, properties, ...children) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  };

  const close = element('button', { type: 'button', textContent: say('embed.close') });
  const panel = element('div', { className: 'panel', id: 'panel', hidden: true }, element('div', { className: 'bar' }, close));
  panel.setAttribute('role', 'dialog');
  panel.setAttribute('aria-label', say('embed.title'));
  const toggle = element('button', { type: 'button', className: 'toggle' });
  toggle.innerHTML = '<svg aria-hidden="true" viewBox="0 0 24 24"><path d="M4 5h16v11H10l-4.5 4v-4H4z"/></svg>';
  toggle.append(element('span', { textContent: say('embed.open') }));
  toggle.setAttribute('aria-controls', 'panel');
  toggle.setAttribute('aria-expanded', 'false');
  place.lang = language;
  root.append(panel, toggle);

  let frame;
  let isThere = false;
  let isWanted = false;

  function load() {
    frame = element('iframe', { src: `${host}/?embed=1&lang=${language}`, title: say('embed.title'), allow: 'clipboard-write' });
    frame.addEventListener('load', () => setTimeout(() => isThere || fail(), patience), { once: true });
    panel.append(frame);
  }

  /** The frame stays empty where the page is not allowed to show it: the chat's own page is still there. */
  function fail() {
    const link = element('a', { href: `${host}/`, target: '_blank', rel: 'noopener', textContent: say('embed.elsewhere') });
    frame.replaceWith(element('p', { className: 'failed' }, `${say('embed.failed')} `, link));
    if (isWanted) {
      link.focus();
    }
  }

  function moveIn() {
    frame.focus();
    if (isThere) {
      frame.contentWindow.postMessage({ mcb: 'focus' }, host);
    }
  }

  function show({ movesFocus }) {
    panel.hidden = false;
    toggle.setAttribute('aria-expanded', 'true');
    isWanted = movesFocus;
    if (!frame) {
      load();
    }
    if (movesFocus && frame.isConnected) {
      moveIn();
    } else if (movesFocus) {
      panel.querySelector('a').focus();
    }
  }

  function hide() {
    panel.hidden = true;
    isWanted = false;
    toggle.setAttribute('aria-expanded', 'false');
    toggle.focus();
  }

  toggle.addEventListener('click', () => (panel.hidden ? show({ movesFocus: true }) : hide()));
  close.addEventListener('click', hide);
  panel.addEventListener('keydown', ({ key }) => key === 'Escape' && hide());
  addEventListener('message', ({ source, origin, data }) => {
    if (!frame || source !== frame.contentWindow || origin !== host) {
      return;
    }
    if (data?.mcb === 'ready') {
      isThere = true;
      if (isWanted) {
        moveIn();
      }
    } else if (data?.mcb === 'close' && !panel.hidden) {
      hide();
    }
  });

  const begin = () => {
    document.body.append(place);
    if (open === 'true') {
      show({ movesFocus: false });
    }
  };
  if (document.body) {
    begin();
  } else {
    addEventListener('DOMContentLoaded', begin, { once: true });
  }
})();
