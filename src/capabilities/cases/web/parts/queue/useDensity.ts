import { type Me, useChangeMe, useMe } from '#capabilities/people/web/index.ts';
import { useCommand } from '#ui/keyboard/useCommand.ts';

export type Density = Me['density'];

/** How high a row is, in px. */
export const ROW_HEIGHTS: Readonly<Record<Density, number>> = { compact: 36, normal: 44, relaxed: 56 };

export const DENSITIES = ['compact', 'normal', 'relaxed'] as const satisfies readonly Density[];

/** How close rows stand, as the reader chose it once for all their devices. */
export function useDensity(): { readonly density: Density; readonly choose: (density: Density) => void } {
  const { density } = useMe();
  const { mutate } = useChangeMe();
  return { density, choose: (chosen) => chosen !== density && mutate({ density: chosen }) };
}

/** `1`, `2`, `3`: closer and wider. */
export function useDensityKeys(): void {
  const { choose } = useDensity();
  useCommand('list.compact', () => choose('compact'));
  useCommand('list.normal', () => choose('normal'));
  useCommand('list.relaxed', () => choose('relaxed'));
}
