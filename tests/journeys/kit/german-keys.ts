import type { Page } from '@playwright/test';

/** Where a character stands on a German keyboard: the key that is pressed, with Shift, with AltGr, or alone. */
type Place = readonly [code: string, how: 'alone' | 'shift' | 'altgr'];

const PC: Readonly<Record<string, Place>> = {
  '@': ['KeyQ', 'altgr'],
  '#': ['Backslash', 'alone'],
  '/': ['Digit7', 'shift'],
  '[': ['Digit8', 'altgr'],
  ']': ['Digit9', 'altgr'],
  '{': ['Digit7', 'altgr'],
  '}': ['Digit0', 'altgr'],
  '\\': ['Minus', 'altgr'],
  '|': ['IntlBackslash', 'altgr'],
  '~': ['BracketRight', 'altgr'],
  '€': ['KeyE', 'altgr'],
  '?': ['Minus', 'shift'],
  '!': ['Digit1', 'shift'],
  ';': ['Comma', 'shift'],
  ':': ['Period', 'shift'],
  '.': ['Period', 'alone'],
  ',': ['Comma', 'alone'],
};

const MAC: Readonly<Record<string, Place>> = {
  ...PC,
  '@': ['KeyL', 'altgr'],
  '[': ['Digit5', 'altgr'],
  ']': ['Digit6', 'altgr'],
  '{': ['Digit8', 'altgr'],
  '}': ['Digit9', 'altgr'],
  '\\': ['Digit7', 'altgr'],
  '|': ['Digit7', 'altgr'],
  '~': ['KeyN', 'altgr'],
};

/** What AltGr looks like: Control and Alt together on Windows, Option on a Mac, a modifier of its own on Linux. */
const ALTGR = {
  windows: { ctrlKey: true, altKey: true },
  mac: { altKey: true },
  linux: { modifierAltGraph: true },
} as const satisfies Record<string, KeyboardEventInit>;

/**
 * Presses the key that types this character on a German keyboard, as the browser is told by that system. The page
 * hears of the key first; unless it wants it for itself, the character is typed.
 */
export async function pressAsGerman(page: Page, character: string, system: keyof typeof ALTGR): Promise<void> {
  const place = (system === 'mac' ? MAC : PC)[character];
  if (!place) throw new Error(`Where is ${character} on a German keyboard?`);
  const [code, how] = place;
  const modifiers = how === 'altgr' ? ALTGR[system] : { shiftKey: how === 'shift' };
  const press = { key: character, code, bubbles: true, cancelable: true, ...modifiers };
  const isTyped = await page.evaluate((init) => {
    const target = document.activeElement ?? document.body;
    const typed = target.dispatchEvent(new KeyboardEvent('keydown', init));
    target.dispatchEvent(new KeyboardEvent('keyup', init));
    return typed;
  }, press);
  if (isTyped) await page.keyboard.insertText(character);
}
