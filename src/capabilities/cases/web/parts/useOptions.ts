import { type KeyboardEvent, useState } from 'react';

/** The marked entry of a list below a field: arrow keys move the mark, Enter takes it. Typing starts anew. */
export function useOptions<Item>(items: readonly Item[], onTake: (item: Item) => void) {
  const [at, setAt] = useState(0);
  const place = Math.min(at, items.length - 1);
  const current = items[place];
  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (by !== 0 && items.length > 0) {
      event.preventDefault();
      setAt((place + by + items.length) % items.length);
    }
    if (event.key !== 'Enter') return;
    event.preventDefault();
    if (current !== undefined) onTake(current);
  };
  return { current, onKeyDown, start: () => setAt(0) };
}
