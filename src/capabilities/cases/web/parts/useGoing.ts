import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type Instant, toIso } from '#kernel/time.ts';
import { useGo, useSearch } from '#ui/navigation.tsx';
import { useText } from '#ui/text.tsx';
import { useTime } from '#ui/time/useTime.ts';
import { tell } from '#ui/toast.ts';
import { useGoAway } from '../away.ts';
import { toHandOverQuery } from '../queries.ts';
import { type Choices, chosenForAll, handOversOf } from './receivers.ts';
import { useColleagues } from './useColleagues.ts';

/** An absence that is being said: whose, when, who stands in, who gets what; and saying it. */
export function useGoing() {
  const t = useText();
  const time = useTime();
  const go = useGo();
  const { me, people, colleaguesOf } = useColleagues();
  const asked = useSearch().get('person');
  const person = people.find(({ id }) => id === asked) ?? { id: me.id as string, name: me.name };
  const [from, setFrom] = useState<Instant | null>(null);
  const [until, setUntil] = useState<Instant | null>(null);
  const [standInId, setStandIn] = useState('');
  const [choices, setChoices] = useState<Choices>(new Map());
  const [missing, setMissing] = useState(false);
  const sound = until !== null && until > Math.max(time.now, from ?? 0);
  const given = { personId: me.id, from, until: until ?? 0, standInId: standInId === '' ? null : standInId };
  const owed = useQuery({ ...toHandOverQuery({ ...given, personId: person.id as typeof me.id }), enabled: sound });
  const leave = useGoAway();
  const listed = sound ? owed.data : undefined;

  const reset = () => {
    setFrom(null);
    setUntil(null);
    setStandIn('');
    setChoices(new Map());
  };
  const submit = () => {
    setMissing(!sound);
    if (!sound || !listed || owed.isPlaceholderData) return;
    const body = {
      ...{
        personId: person.id,
        until: toIso(until),
        standInId: given.standInId,
        handOvers: handOversOf(listed, choices),
      },
      ...(from === null ? {} : { from: toIso(from) }),
    };
    const done = ({ handedOver }: { readonly handedOver: number }) => {
      tell({ text: t('away.done', { n: handedOver }) });
      reset();
    };
    leave.mutate(body, { onSuccess: done });
  };
  return {
    ...{ people, person, from, until, standInId, choices, listed, owed, leave, submit },
    isMe: person.id === me.id,
    fault: missing && !sound ? t(until === null ? 'away.no-return' : 'away.return-too-early') : undefined,
    standIns: colleaguesOf(person.id),
    choosePerson: (id: string) => {
      reset();
      go(id === me.id ? '/desk/away' : `/desk/away?person=${id}`, 'replace');
    },
    setFrom,
    setUntil,
    setStandIn,
    choose: (promiseId: string, to: string) => setChoices(new Map([...choices, [promiseId, to]])),
    chooseAll: (to: string) => listed && setChoices(chosenForAll(listed, to)),
  };
}

export type Going = ReturnType<typeof useGoing>;
