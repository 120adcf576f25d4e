import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type Detail, teamsQuery } from '../queries.ts';
import { type Guard, guardOf, nameOfGuard } from './guards.ts';
import { firstNameOf } from './names.ts';

/** What a reply is looked at for before it leaves, and what its writer has said is meant so. */
export function useGuards(of: Detail, { text, files }: { readonly text: string; readonly files: number }) {
  const { data: teams = [] } = useQuery({ ...teamsQuery, enabled: text.includes('@') });
  const [pasted, setPasted] = useState<readonly string[]>([]);
  const [passed, setPassed] = useState<readonly string[]>([]);
  const colleagues = teams.flatMap(({ members }) => members.map(({ name }) => name));
  const reply = { text, files, to: firstNameOf(of.requester.name), colleagues, pasted };
  return {
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
