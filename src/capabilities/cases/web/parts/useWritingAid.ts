import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { fill, firstUnfilled, snippetsQuery } from '#capabilities/conversations/web/index.ts';
import { useMe } from '#capabilities/people/web/index.ts';
import type { NextWord } from '#ui/NextWordRow.tsx';
import { useText } from '#ui/text.tsx';
import { serverNow } from '#ui/time/clock.ts';
import { type Choice, usePicker } from '#ui/usePicker.tsx';
import type { Detail } from '../queries.ts';
import { snippetValues } from './snippet-values.ts';

interface AidOptions {
  readonly of: Detail;
  readonly text: string;
  readonly onText: (text: string) => void;
  /** What the reply promises; null in a note. */
  readonly next: NextWord | null;
  /** Whom `@` finds; nobody where it names nobody. */
  readonly people?: readonly { readonly id: string; readonly name: string }[];
}

const BEGINNING = 80;

/** Snippets while somebody writes about a case: `/` and a few letters; in a note colleagues by `@`. Snippets are fetched when the editor is first used. */
export function useWritingAid({ of, text, onText, next, people = [] }: AidOptions) {
  const t = useText();
  const me = useMe();
  const [used, setUsed] = useState(false);
  const { data = [] } = useQuery({ ...snippetsQuery, enabled: used });
  const choices = data.map(({ id, name, text: snippet }): Choice => {
    const insert = fill(snippet, snippetValues({ of, me, next, now: serverNow() }));
    return { id, name, about: insert.slice(0, BEGINNING), insert, select: firstUnfilled(insert) };
  });
  const colleagues = people.map(({ id, name }): Choice => ({ id, name, insert: `@${name} ` }));
  const picker = usePicker({
    text,
    onText,
    sources: [
      { sign: '/', label: t('snippets.pick'), choices },
      { sign: '@', label: t('composer.mention'), choices: colleagues },
    ],
  });
  const { field } = picker;
  return {
    ...picker,
    field: {
      ...field,
      onSelect: () => {
        setUsed(true);
        field.onSelect();
      },
    },
  };
}
