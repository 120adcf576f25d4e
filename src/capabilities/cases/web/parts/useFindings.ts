import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useBoard, useKeyState } from '#ui/keyboard/KeyboardProvider.tsx';
import { COMMANDS, type CommandId } from '#ui/keyboard/keys.ts';
import { useText } from '#ui/text.tsx';
import { type CaseFound, peopleQuery, searchQuery } from '../queries.ts';
import { useSettled } from './useSettled.ts';

/** What the search dialog offers: something to do here, a case, a person's cases, or all that was found. */
export type Finding =
  | { readonly kind: 'act'; readonly id: string; readonly command: CommandId }
  | { readonly kind: 'case'; readonly id: string; readonly row: CaseFound }
  | { readonly kind: 'person'; readonly id: string; readonly name: string; readonly about: string }
  | { readonly kind: 'all'; readonly id: 'all' };

const ACTS = 8;
const ACTS_BESIDE_FOUND = 4;
const PEOPLE = 3;
/** They open this very dialog, or only move the focus. */
const NOT_OFFERED: readonly CommandId[] = [
  'anywhere.search',
  'anywhere.palette',
  'anywhere.next-region',
  'anywhere.previous-region',
];
/** What concerns the case comes first. What a list or an editor does needs its own focus. */
const SCOPES = ['case', 'anywhere'];

/** What can be done on this page now, by what it is called. */
function useActs(typed: string, offered: boolean): readonly Finding[] {
  const t = useText();
  const [active] = useState(useKeyState().active);
  if (!offered) return [];
  const wanted = typed.toLowerCase().split(/\s+/).filter(Boolean);
  return COMMANDS.filter(({ id, scope }) => SCOPES.includes(scope) && active.includes(id) && !NOT_OFFERED.includes(id))
    .filter(({ id }) => {
      const words = t(`key.${id}`).toLowerCase().split(/\s+/);
      return wanted.every((word) => words.some((one) => one.startsWith(word)));
    })
    .toSorted((one, other) => SCOPES.indexOf(one.scope) - SCOPES.indexOf(other.scope))
    .slice(0, wanted.length === 0 ? ACTS : ACTS_BESIDE_FOUND)
    .map(({ id }) => ({ kind: 'act', id: `act-${id}`, command: id }));
}

/** Cases and people, both at once: what came first would be pushed down by what comes next, under somebody's hand. */
function useFound(q: string) {
  const cases = useQuery({ ...searchQuery({ q, limit: 8 }), placeholderData: keepPreviousData });
  const people = useQuery({ ...peopleQuery(q), placeholderData: keepPreviousData });
  const whole = [cases, people].every(({ isPending, isPlaceholderData }) => !isPending && !isPlaceholderData);
  const [shown, show] = useState({ q: '', cases: cases.data, people: people.data });
  useEffect(() => {
    if (whole) show({ q, cases: cases.data, people: people.data });
  }, [whole, q, cases.data, people.data]);
  return { cases, shown, isSettled: shown.q === q && !cases.isFetching };
}

/** What fits what is typed. `withActs`: also what can be done on the page below. */
export function useFindings(typed: string, withActs: boolean) {
  const q = useSettled(typed.trim());
  const acts = useActs(typed.trim(), withActs);
  const { cases, shown, isSettled } = useFound(q);
  const found = q === '' ? [] : (shown.cases?.items ?? []);
  const persons = (q === '' ? [] : (shown.people ?? [])).filter(({ active, account }) => active && account !== null);
  const findings: readonly Finding[] = [
    ...acts,
    ...found.map((row) => ({ kind: 'case', id: row.id, row }) as const),
    ...persons
      .slice(0, PEOPLE)
      .map(({ id, name, account }) => ({ kind: 'person', id, name, about: account?.name ?? '' }) as const),
    ...(found.length === 0 ? [] : [{ kind: 'all', id: 'all' } as const]),
  ];
  const { registry } = useBoard();
  return {
    q,
    cases,
    findings,
    run: registry.run,
    meant: q === '' ? [] : (cases.data?.meant ?? []),
    nothing: q !== '' && isSettled && cases.isSuccess && findings.length === 0,
  };
}
