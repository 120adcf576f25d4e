import { type RefObject, useEffect, useRef } from 'react';
import { useCommand } from '#ui/keyboard/useCommand.ts';

function linksIn(box: Element | null): HTMLElement[] {
  return [...(box?.querySelectorAll<HTMLElement>('[data-case] [data-row-link]') ?? [])];
}

/** The case whose row holds the focus, or null. */
export function focusedCase(): string | null {
  return document.activeElement?.closest<HTMLElement>('[data-case]')?.dataset.case ?? null;
}

/**
 * `J` and `K` step through the rows of `box`: each row carries `data-case`, its link `data-row-link`. A row that
 * moves to another place when its promise comes nearer keeps the focus.
 */
export function useRows(box: RefObject<Element | null>): void {
  const last = useRef<string | null>(null);
  const go = (to: (at: number, count: number) => number) => {
    const links = linksIn(box.current);
    const at = links.findIndex((link) => link.closest('[data-case]')?.contains(document.activeElement));
    links[Math.max(0, Math.min(links.length - 1, to(at, links.length)))]?.focus();
  };
  useCommand('list.next', () => go((at) => at + 1));
  useCommand('list.previous', () => go((at) => at - 1));
  useCommand('list.first', () => go(() => 0));
  useCommand('list.last', () => go((_at, count) => count - 1));

  useEffect(() => {
    const onFocus = ({ target }: Event) => {
      const row = target instanceof Element ? target.closest<HTMLElement>('[data-case]') : null;
      last.current = row?.dataset.case ?? null;
    };
    document.addEventListener('focusin', onFocus);
    document.addEventListener('pointerdown', onFocus);
    return () => {
      document.removeEventListener('focusin', onFocus);
      document.removeEventListener('pointerdown', onFocus);
    };
  }, []);
  useEffect(() => {
    if (last.current === null || document.activeElement !== document.body) return;
    box.current?.querySelector<HTMLElement>(`[data-case="${last.current}"] [data-row-link]`)?.focus();
  });
}
