// Markdown of the cards, as Web Chat renders and cleans it. That takes half of the time in which an answer is drawn, most of it for
// sentences without any markdown in them, and for sentences that stood on the card before.

const most = 500;

// Letters, digits and signs that markdown, its typography and its links have no meaning for. A full stop ends a word (elsewhere it may be
// that of an address), and what begins like an item of a list is left to Web Chat.
const plain = /^(?!\s|\d+[.)]\s|[–…])(?:[\p{L}\p{N}\u00a0\u2060 ,:;!?’‘“”·→/…–-]|\.(?=\s|$))*$/u;
const special = /\.\.|--|[!?]{4}|,,|:\/|^-| {2}|\bwww\b/iu;

const rendered = new Map();

/** The HTML of a markdown text. */
export function renderMarkdown(markdown, ...rest) {
  if (plain.test(markdown) && !special.test(markdown)) {
    return `<p>${markdown}</p>`;
  }
  const key = JSON.stringify([markdown, rest[0]?.markdownRespectCRLF, rest[1]]);
  let html = rendered.get(key);
  if (html === undefined) {
    html = window.WebChat.renderMarkdown(markdown, ...rest);
    if (rendered.size >= most) {
      rendered.clear();
    }
    rendered.set(key, html);
  }
  return html;
}
