import type { Page } from '@playwright/test';

/** Where a character stands on a keyboard: the key that is pressed, with Shift, with AltGr, or alone. */
type Place = readonly [code: string, how: 'alone' | 'shift' | 'altgr'];

/** German. */
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

/** French AZERTY: digits with Shift, most signs with AltGr on the digits. */
const FRENCH: Readonly<Record<string, Place>> = {
  '@': ['Digit0', 'altgr'],
  '#': ['Digit3', 'altgr'],
  '/': ['Period', 'shift'],
  '[': ['Digit5', 'altgr'],
  ']': ['Minus', 'altgr'],
  '{': ['Digit4', 'altgr'],
  '}': ['Equal', 'altgr'],
  '\\': ['Digit8', 'altgr'],
  '|': ['Digit6', 'altgr'],
  '~': ['Digit2', 'altgr'],
  '€': ['KeyE', 'altgr'],
  '?': ['KeyM', 'shift'],
  '!': ['Slash', 'alone'],
  ';': ['Comma', 'alone'],
  ':': ['Period', 'alone'],
  '.': ['Comma', 'shift'],
  ',': ['KeyM', 'alone'],
  é: ['Digit2', 'alone'],
  è: ['Digit7', 'alone'],
  ç: ['Digit9', 'alone'],
  à: ['Digit0', 'alone'],
  1: ['Digit1', 'shift'],
  2: ['Digit2', 'shift'],
  a: ['KeyQ', 'alone'],
  q: ['KeyA', 'alone'],
  w: ['KeyZ', 'alone'],
  z: ['KeyW', 'alone'],
  m: ['Semicolon', 'alone'],
};

/** Polish for programmers: signs as in America, its own letters with AltGr. */
const POLISH: Readonly<Record<string, Place>> = {
  '@': ['Digit2', 'shift'],
  '#': ['Digit3', 'shift'],
  '/': ['Slash', 'alone'],
  '[': ['BracketLeft', 'alone'],
  ']': ['BracketRight', 'alone'],
  '{': ['BracketLeft', 'shift'],
  '}': ['BracketRight', 'shift'],
  '\\': ['Backslash', 'alone'],
  '?': ['Slash', 'shift'],
  '€': ['KeyU', 'altgr'],
  ą: ['KeyA', 'altgr'],
  ć: ['KeyC', 'altgr'],
  ę: ['KeyE', 'altgr'],
  ł: ['KeyL', 'altgr'],
  ń: ['KeyN', 'altgr'],
  ó: ['KeyO', 'altgr'],
  ś: ['KeyS', 'altgr'],
  ź: ['KeyX', 'altgr'],
  ż: ['KeyZ', 'altgr'],
};

/** Spanish: the signs of programmers with AltGr, accents by dead keys. */
const SPANISH: Readonly<Record<string, Place>> = {
  '@': ['Digit2', 'altgr'],
  '#': ['Digit3', 'altgr'],
  '/': ['Digit7', 'shift'],
  '[': ['BracketLeft', 'altgr'],
  ']': ['BracketRight', 'altgr'],
  '{': ['Quote', 'altgr'],
  '}': ['Backslash', 'altgr'],
  '\\': ['Backquote', 'altgr'],
  '|': ['Digit1', 'altgr'],
  '~': ['Digit4', 'altgr'],
  '€': ['KeyE', 'altgr'],
  '?': ['Minus', 'shift'],
  '¿': ['Equal', 'shift'],
  '¡': ['Equal', 'alone'],
  '!': ['Digit1', 'shift'],
  ';': ['Comma', 'shift'],
  ':': ['Period', 'shift'],
  '.': ['Period', 'alone'],
  ',': ['Comma', 'alone'],
  ñ: ['Semicolon', 'alone'],
  ç: ['Backslash', 'alone'],
  º: ['Backquote', 'alone'],
};

/** Russian: every letter is one that no command has, on a key that types another one elsewhere. */
const RUSSIAN: Readonly<Record<string, Place>> = {
  '№': ['Digit3', 'shift'],
  '/': ['Backslash', 'shift'],
  '\\': ['Backslash', 'alone'],
  '?': ['Digit7', 'shift'],
  '!': ['Digit1', 'shift'],
  ';': ['Digit4', 'shift'],
  ':': ['Digit6', 'shift'],
  '.': ['Slash', 'alone'],
  ',': ['Slash', 'shift'],
  '₽': ['Digit8', 'altgr'],
  й: ['KeyQ', 'alone'],
  ц: ['KeyW', 'alone'],
  у: ['KeyE', 'alone'],
  к: ['KeyR', 'alone'],
  е: ['KeyT', 'alone'],
  г: ['KeyU', 'alone'],
  ш: ['KeyI', 'alone'],
  з: ['KeyP', 'alone'],
  х: ['BracketLeft', 'alone'],
  ъ: ['BracketRight', 'alone'],
  ф: ['KeyA', 'alone'],
  р: ['KeyH', 'alone'],
  о: ['KeyJ', 'alone'],
  л: ['KeyK', 'alone'],
  д: ['KeyL', 'alone'],
  я: ['KeyZ', 'alone'],
  ч: ['KeyX', 'alone'],
  с: ['KeyC', 'alone'],
  т: ['KeyN', 'alone'],
  ь: ['KeyM', 'alone'],
  ю: ['Period', 'alone'],
};

const LAYOUTS = { french: FRENCH, polish: POLISH, russian: RUSSIAN, spanish: SPANISH } as const;

/** Every character that a layout says where it stands. */
export const charactersOf = (layout: keyof typeof LAYOUTS) => Object.keys(LAYOUTS[layout]);

/** What AltGr looks like: Control and Alt together on Windows, Option on a Mac, a modifier of its own on Linux. */
const ALTGR = {
  windows: { ctrlKey: true, altKey: true },
  mac: { altKey: true },
  linux: { modifierAltGraph: true },
} as const satisfies Record<string, KeyboardEventInit>;

type System = keyof typeof ALTGR;

/** The page hears of the key first; unless it wants it for itself, the character is typed. */
async function press(page: Page, character: string, [code, how]: Place, system: System): Promise<void> {
  const modifiers = how === 'altgr' ? ALTGR[system] : { shiftKey: how === 'shift' };
  const said = { key: character, code, bubbles: true, cancelable: true, ...modifiers };
  const isTyped = await page.evaluate((init) => {
    const target = document.activeElement ?? document.body;
    const typed = target.dispatchEvent(new KeyboardEvent('keydown', init));
    target.dispatchEvent(new KeyboardEvent('keyup', init));
    return typed;
  }, said);
  if (isTyped) await page.keyboard.insertText(character);
}

/** Presses the key that types this character on a German keyboard, as the browser is told by that system. */
export async function pressAsGerman(page: Page, character: string, system: System): Promise<void> {
  const place = (system === 'mac' ? MAC : PC)[character];
  if (!place) throw new Error(`Where is ${character} on a German keyboard?`);
  await press(page, character, place, system);
}

/** The same on a keyboard of another country. */
export async function pressAs(
  page: Page,
  character: string,
  { layout, system }: { readonly layout: keyof typeof LAYOUTS; readonly system: System },
): Promise<void> {
  const place = LAYOUTS[layout][character];
  if (!place) throw new Error(`Where is ${character} on that keyboard?`);
  await press(page, character, place, system);
}

/** Presses a dead key, which types nothing yet, and then the letter that it goes with: `^` and `e` are `ê`. */
export async function pressDead(page: Page, code: string, together: string): Promise<void> {
  await page.evaluate((given) => {
    const target = document.activeElement ?? document.body;
    const init = { key: 'Dead', code: given, bubbles: true, cancelable: true };
    target.dispatchEvent(new KeyboardEvent('keydown', init));
    target.dispatchEvent(new KeyboardEvent('keyup', init));
  }, code);
  await page.keyboard.insertText(together);
}
