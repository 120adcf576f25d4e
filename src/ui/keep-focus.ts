/** Where people find themselves again when what they were on goes away: what has a name, from the inside out. */
const PLACES = '[aria-label], [aria-labelledby], dialog, fieldset, main';

/** A dialog that closes goes away together with what it was opened by. */
const REMEMBERED = 6;
/** Whoever takes something away may pass the focus on themselves. */
const GRACE_MS = 100;

/** From an element out to the page, as it was when it had the focus. */
type Way = readonly HTMLElement[];

function wayOf(element: HTMLElement): Way {
  const way: HTMLElement[] = [];
  for (let at: HTMLElement | null = element; at && at !== document.body; at = at.parentElement) way.push(at);
  return way;
}

const isThere = (element: HTMLElement) => element.isConnected && element.getClientRects().length > 0;

/** Gives the focus to what takes none by itself, for as long as it has it. */
function visit(place: HTMLElement): void {
  if (!place.hasAttribute('tabindex')) {
    place.tabIndex = -1;
    place.addEventListener('blur', () => place.removeAttribute('tabindex'), { once: true });
  }
  place.focus({ preventScroll: true });
}

/** The nearest place on any of these ways, the latest first; inside the dialog where one keeps all else away. */
function placeOn(ways: readonly Way[]): HTMLElement | null {
  const within = document.querySelector<HTMLElement>('dialog:modal') ?? document.body;
  const isPlace = (element: HTMLElement) => element.matches(PLACES) && isThere(element) && within.contains(element);
  for (const way of ways) {
    const place = way.find(isPlace);
    if (place) return place.matches('main, dialog') ? (place.querySelector<HTMLElement>('h1, h2') ?? place) : place;
  }
  return within.querySelector<HTMLElement>('h1, h2');
}

/**
 * Keeps the focus on the page from now on. A button that is done, a row that leaves its list, a notice that goes: what
 * had the focus may go away without passing it on, and then whoever works by keys or listens would begin at the top
 * again. They come to the nearest place with a name that is still there; never to a button, which the second press
 * of an impatient hand would push.
 */
export function keepFocus(): void {
  const ways: Way[] = [];
  let isLooking = false;
  const look = () => {
    isLooking = false;
    const [last] = ways;
    if (document.activeElement !== document.body || !last?.[0]) return;
    // Who pointed at nothing gave the focus away themselves.
    if (isThere(last[0]) && !last[0].matches(':disabled')) ways.length = 0;
    else {
      const place = placeOn(ways);
      if (place) visit(place);
    }
  };
  const soon = () => {
    if (isLooking || document.activeElement !== document.body || ways.length === 0) return;
    isLooking = true;
    setTimeout(look, GRACE_MS);
  };
  document.addEventListener('focusin', ({ target }) => {
    if (target instanceof HTMLElement && target !== ways[0]?.[0]) {
      ways.unshift(wayOf(target));
      ways.length = Math.min(ways.length, REMEMBERED);
    }
  });
  document.addEventListener('focusout', () => setTimeout(soon));
  new MutationObserver(soon).observe(document.body, { childList: true, subtree: true });
}
