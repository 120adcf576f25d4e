import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type Detail, teamsQuery } from '../queries.ts';
import { type Guard, guardOf, nameOfGuard } from './guards.ts';
import { firstNameOf } from './names.ts';

/** What a reply is looked at for before it leaves, and what its writer has said is meant so. */
export function useGuards(of: Detail, { text, files }: { readonly text: string; readonly files: number }) {
  const calls = text.includes('@');
  const { data: teams = [], isPending } = useQuery({ ...teamsQuery, enabled: calls });
  const [pasted, setPasted] = useState<readonly string[]>([]);
  const [passed, setPassed] = useState<readonly string[]>([]);
  const colleagues = teams.flatMap(({ members }) => members.map(({ name }) => name));
  const reply = { text, files, to: firstNameOf(of.requester.name), colleagues, pasted };
  return {
    /** Whether all is here that it takes to look: who is called, where somebody may be. */
    ready: !(calls && isPending),
    /** What holds it back now, once this guard is passed. */
    after: (guard: Guard | null) => guardOf(reply, guard === null ? passed : [...passed, nameOfGuard(guard)]),
    pass: (guard: Guard) => setPassed((known) => [...known, nameOfGuard(guard)]),
    /** Keeps in mind what was pasted from a team note. */
    paste: (words: string) => setPasted((known) => [...known, words]),
    clear: () => {
      setPasted([]);
      setPassed([]);
    },
  };
}
