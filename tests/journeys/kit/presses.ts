import { expect, type Page } from '@playwright/test';
import { expectFocus } from './focus.ts';

/** How a person works on a page: what they press, and what they write. */
export interface Hands {
  /** Presses a key, or one with modifiers: `r`, `Control+Enter`. */
  press(key: string): Promise<void>;
  /** Types letters that choose something in a list: each is a press. */
  choose(letters: string): Promise<void>;
  /** Writes a text of one's own, which costs the same everywhere and is not counted. */
  write(text: string): Promise<void>;
}

const MODIFIERS = ['Shift', 'Control', 'Alt', 'Meta', 'AltGraph'];

interface Counted {
  readonly presses: number;
  readonly pointed: number;
}

/** Counts in the page itself, so that nothing that was pressed is left out. */
async function startCounting(page: Page): Promise<() => Promise<Counted>> {
  const counter = await page.evaluateHandle((modifiers) => {
    const count = { presses: 0, pointed: 0 };
    const onKey = ({ key }: KeyboardEvent) => {
      if (!modifiers.includes(key)) count.presses += 1;
    };
    const onPointer = () => {
      count.pointed += 1;
    };
    document.addEventListener('keydown', onKey, { capture: true });
    document.addEventListener('pointerdown', onPointer, { capture: true });
    return count;
  }, MODIFIERS);
  return () => counter.evaluate((counted) => ({ ...counted }));
}

function handsOn(page: Page): Hands {
  const { keyboard } = page;
  return {
    async press(key) {
      await keyboard.press(key);
      await expectFocus(page);
    },
    choose: (letters) => keyboard.type(letters),
    // Comes as text, without keys.
    write: (text) => keyboard.insertText(text),
  };
}

/** A task of a person of the desk, done on a page that stands where the task begins. */
export function task(name: string, page: Page) {
  return {
    /** Does it by keys alone, with something in focus after each, and holds it to so many presses. */
    async maxPresses(most: number, work: (hands: Hands) => Promise<void>): Promise<void> {
      const counted = await startCounting(page);
      await work(handsOn(page));
      await expectFocus(page);
      const { presses, pointed } = await counted();
      expect(pointed, `${name} needs no pointer`).toBe(0);
      expect(presses, `${name} takes ${presses} presses`).toBeLessThanOrEqual(most);
      expect(presses, `${name} was done by hand`).toBeGreaterThan(0);
    },
  };
}
