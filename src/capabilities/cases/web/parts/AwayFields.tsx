import { MINUTE } from '#kernel/time.ts';
import { SelectField, TextField } from '#ui/Field.tsx';
import { useText } from '#ui/text.tsx';
import { fromLocalField, toLocalField } from '#ui/time/local.ts';
import { useTime } from '#ui/time/useTime.ts';
import { useAway } from './useAway.ts';
import type { Going } from './useGoing.ts';

/** Whose absence it is, from when until when, and who stands in. Moments are in the reader's zone. */
export function AwayFields({ of }: { readonly of: Going }) {
  const t = useText();
  const time = useTime();
  const away = useAway();
  const field = (at: number | null) => (at === null ? '' : toLocalField(at, time.zone));
  const soonest = toLocalField(time.now + MINUTE, time.zone);
  const beside = ({ id, name }: { readonly id: string; readonly name: string }) => {
    const words = away(id);
    return { value: id, label: words === null ? name : t('away.beside', { name, away: words }) };
  };
  return (
    <>
      {of.people.length > 1 && (
        <SelectField
          label={t('away.who')}
          value={of.person.id}
          options={of.people.map(beside)}
          onChange={(event) => of.choosePerson(event.target.value)}
        />
      )}
      <div className="aw-pair">
        <TextField
          type="datetime-local"
          label={t('away.from')}
          hint={t('away.from-hint')}
          value={field(of.from)}
          min={soonest}
          onChange={(event) => of.setFrom(fromLocalField(event.target.value, time.zone))}
        />
        <TextField
          type="datetime-local"
          label={t('away.back')}
          hint={t('away.back-hint', { zone: time.zone })}
          error={of.fault}
          value={field(of.until)}
          min={of.from === null ? soonest : toLocalField(of.from + MINUTE, time.zone)}
          onChange={(event) => of.setUntil(fromLocalField(event.target.value, time.zone))}
        />
      </div>
      <SelectField
        label={t('away.stand-in')}
        hint={t('away.stand-in-hint')}
        value={of.standInId}
        options={[{ value: '', label: t('away.nobody') }, ...of.standIns.map(beside)]}
        onChange={(event) => of.setStandIn(event.target.value)}
      />
    </>
  );
}
