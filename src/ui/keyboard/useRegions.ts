import { useCommand } from './useCommand.ts';

function move(by: 1 | -1): void {
  const regions = [...document.querySelectorAll<HTMLElement>('[data-region]')].filter((region) =>
    region.checkVisibility(),
  );
  const here = regions.findIndex((region) => region.contains(document.activeElement));
  const next = here === -1 && by === -1 ? regions.length - 1 : (here + by + regions.length) % regions.length;
  const region = regions[next];
  if (!region) return;
  if (!region.hasAttribute('tabindex')) region.tabIndex = -1;
  region.focus();
}

/** `F6` and `Shift F6` step through the page's regions: whatever carries `data-region`, in reading order. */
export function useRegions(): void {
  useCommand('anywhere.next-region', () => move(1));
  useCommand('anywhere.previous-region', () => move(-1));
}
