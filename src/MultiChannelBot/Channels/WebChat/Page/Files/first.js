// The first box: what a visitor writes in while the browser still compiles the chat component, which takes it seconds at the
// first visit. What is entered there is sent at once; what is only written moves into the chat's own box.

import { own } from './keep.js';

const find = (id) => document.getElementById(id);

export class FirstBox {
  #place = find('first');
  #area = find('first-box');
  #isComposing = false;

  /** @param send sends a text */
  constructor(send) {
    this.#area.value = own.get('draft') ?? '';
    this.#area.addEventListener('input', () => this.#keep());
    // Who writes Korean ends a syllable by Enter, too; the box must not go away under an unfinished one.
    this.#area.addEventListener('compositionstart', () => { this.#isComposing = true; });
    this.#area.addEventListener('compositionend', () => { this.#isComposing = false; });
    this.#area.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
        event.preventDefault();
        this.#enter(send);
      }
    });
    this.#place.hidden = false;
    document.body.classList.add('early');
  }

  /** The box; undefined once the chat's own is there. */
  get area() {
    return this.#area;
  }

  #keep() {
    own.set('draft', this.#area.value || undefined);
  }

  // The text stays to be seen until the chat shows it.
  #enter(send) {
    const text = this.#area.value.trim();
    if (text && !this.#area.readOnly) {
      this.#area.readOnly = true;
      own.set('draft', undefined);
      send(text);
    }
  }

  /**
   * Makes way for the chat's own box, as soon as that shows the same text and no syllable is under way: whoever types on meanwhile
   * loses no letter.
   * @param write fills that box
   * @param box finds that box
   */
  giveWay(write, box) {
    const { readOnly, selectionStart, selectionEnd } = this.#area;
    const unsent = readOnly ? '' : this.#area.value;
    if (box().value !== unsent || this.#isComposing) {
      write(unsent);
      requestAnimationFrame(() => this.giveWay(write, box));
      return;
    }
    const hasFocus = document.activeElement === this.#area;
    this.remove();
    if (hasFocus) {
      box().focus();
      box().setSelectionRange(...(readOnly ? [0, 0] : [selectionStart, selectionEnd]));
    }
  }

  /** Takes it off the page; what was written is kept for the next time. */
  remove() {
    document.body.classList.remove('early');
    this.#place.remove();
    this.#area = undefined;
  }
}
