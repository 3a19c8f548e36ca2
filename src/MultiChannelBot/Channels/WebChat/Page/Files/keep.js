// What the page keeps in the browser: which conversation it is in, the language, and what was written but not taken yet.
// A browser may forbid it (a frame in another site, a private window): then it is kept as long as the page is open.

const prefix = 'mcb.';

class Keeper {
  #storage;
  #memory = new Map();

  constructor(storage) {
    try {
      this.#storage = window[storage];
    } catch {
      // Forbidden: see above.
    }
  }

  get(name) {
    try {
      return JSON.parse(this.#storage.getItem(prefix + name)) ?? undefined;
    } catch {
      return this.#memory.get(name);
    }
  }

  set(name, value) {
    this.#memory.set(name, value);
    try {
      if (value === undefined) {
        this.#storage.removeItem(prefix + name);
      } else {
        this.#storage.setItem(prefix + name, JSON.stringify(value));
      }
    } catch {
      // Forbidden or full: the memory has it.
    }
  }

  /** Calls back when another window of this browser has set a value. */
  watch(name, changed) {
    window.addEventListener('storage', ({ key, newValue }) => key === prefix + name && changed(newValue ? JSON.parse(newValue) : undefined));
  }
}

/** For every window of this browser. */
export const shared = new Keeper('localStorage');

/** For this window alone, over reloads. */
export const own = new Keeper('sessionStorage');
