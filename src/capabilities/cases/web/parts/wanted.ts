import { useSearch } from '#ui/navigation.tsx';
import type { Opening } from './CaseLink.tsx';

const OPENINGS = ['reply', 'note', 'resolve', 'step'] as const satisfies readonly Opening[];

/** What somebody wants to do right away: `?open=reply`. */
export function useWanted(): Opening | null {
  const wanted = useSearch().get('open');
  return OPENINGS.find((one) => one === wanted) ?? null;
}

/** Which editor a page begins with, and whether somebody asked for it. */
export function firstEditor(wanted: Opening | null, phone: boolean) {
  if (wanted === 'note') return { kind: 'note', asked: true } as const;
  if (wanted === 'reply' || wanted === 'resolve') return { kind: 'reply', asked: true } as const;
  return { kind: phone ? null : ('reply' as const), asked: false };
}
