import { type FormEvent, useEffect, useRef, useState } from 'react';
import { Choice } from '#ui/AccountPanel.tsx';
import { Button } from '#ui/Button.tsx';
import { TextField } from '#ui/Field.tsx';
import { ErrorState } from '#ui/states.tsx';
import { useText } from '#ui/text.tsx';
import { type Me, useChangeMe } from '../queries.ts';

const WAYS = ['write', 'call'] as const;
type Way = (typeof WAYS)[number];

/** How the desk reaches somebody first. It holds as soon as it is chosen, and for a call once there is a number. */
export function HowToReach({ me }: { readonly me: Me }) {
  const t = useText();
  const change = useChangeMe();
  const [way, setWay] = useState<Way>(me.reachBy);
  const [phone, setPhone] = useState(me.phone ?? '');
  const number = useRef<HTMLInputElement>(null);
  const asks = way === 'call' && me.phone === null;
  useEffect(() => {
    if (asks) number.current?.focus();
  }, [asks]);
  const choose = (chosen: Way) => {
    setWay(chosen);
    if (chosen === 'write' || me.phone !== null) change.mutate({ reachBy: chosen });
  };
  const keep = (event: FormEvent) => {
    event.preventDefault();
    const given = phone.trim();
    if (given.length < 3) number.current?.focus();
    else if (!change.isPending) change.mutate({ reachBy: 'call', phone: given });
  };
  return (
    <div className="me-reach">
      <Choice
        legend={t('me.reach')}
        value={way}
        options={WAYS.map((value) => ({ value, label: t(`me.reach.${value}`) }))}
        onChoose={choose}
      />
      {way === 'call' && (
        <form onSubmit={keep}>
          <TextField
            ref={number}
            type="tel"
            label={t('me.phone')}
            hint={t('me.phone-hint')}
            large
            maxLength={40}
            autoComplete="tel"
            value={phone}
            onChange={(event) => setPhone(event.target.value)}
          />
          {phone.trim() !== (me.phone ?? '') && (
            <Button size="lg" type="submit" busy={change.isPending}>
              {t('me.phone-keep')}
            </Button>
          )}
        </form>
      )}
      <p className="t-sm t-3" role="status">
        {change.isSuccess && t(me.reachBy === 'call' ? 'me.reach-call-kept' : 'me.reach-write-kept')}
      </p>
      {change.isError && <ErrorState failed={t('me.not-kept')} error={change.error} />}
    </div>
  );
}
