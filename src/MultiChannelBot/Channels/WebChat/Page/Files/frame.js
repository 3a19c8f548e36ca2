// What the page tells the page that it is framed in, and is told by it: that it is there, that Escape was pressed, and where the
// focus goes. Nothing of it is secret, and nothing is believed that could do harm.

/** @param focus moves the focus to where the visitor writes */
export function talkToFrame(focus) {
  if (window.parent === window) {
    return;
  }
  const tell = (mcb) => window.parent.postMessage({ mcb }, '*');
  let isWanted = false;
  addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !event.defaultPrevented && !document.querySelector('dialog[open]')) {
      tell('close');
    }
  });
  addEventListener('message', ({ source, data }) => {
    if (source === window.parent && data?.mcb === 'focus') {
      isWanted = !focus();
    }
  });

  // The box is there only when the chat is.
  const chat = new MutationObserver(() => {
    if (isWanted && focus()) {
      isWanted = false;
    }
  });
  chat.observe(document.getElementById('chat'), { childList: true, subtree: true });
  tell('ready');
}
