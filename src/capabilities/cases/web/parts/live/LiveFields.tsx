import { Choice } from '#ui/AccountPanel.tsx';
import { TextField } from '#ui/Field.tsx';
import { Moment } from '#ui/Moment.tsx';
import { Phrase, useText } from '#ui/text.tsx';
import { fromLocalField, toLocalField } from '#ui/time/local.ts';
import { useTime } from '#ui/time/useTime.ts';
import { CONTACT_WAYS, contactDue, urgencyOfEvent } from '../../../domain/live-event.ts';
import { LIVE_WHEN, type LiveFaults, type LiveForm } from './live-form.ts';
import './live.css';

interface LiveFieldsProps {
  readonly form: LiveForm;
  readonly faults: LiveFaults;
  readonly onChange: (part: Partial<LiveForm>) => void;
  /** On a case that says so already: only when, never whether. */
  readonly isLive?: boolean;
}

/** When somebody is with them, and how urgent that makes it. */
function Follows({ form }: Pick<LiveFieldsProps, 'form'>) {
  const time = useTime();
  const t = useText();
  const startsAt = form.when === 'now' ? time.now : form.startsAt;
  if (startsAt === null) return null;
  return (
    <p className="lv-follows" role="status">
      <Phrase
        id="live.follows"
        values={{
          due: <Moment at={contactDue(startsAt, time.now)} form="due" strong />,
          urgency: <b>{t(`urgency.${urgencyOfEvent(startsAt, time.now)}`)}</b>,
        }}
      />
    </p>
  );
}

/** When it begins, where that is still to come, and when it ends. */
export function Times({ form, faults, onChange }: LiveFieldsProps) {
  const t = useText();
  const { zone } = useTime();
  const field = (at: number | null) => (at === null ? '' : toLocalField(at, zone));
  return (
    <div className="nc-pair">
      {form.when === 'at' && (
        <TextField
          label={t('live.starts')}
          type="datetime-local"
          error={faults.startsAt && t(faults.startsAt)}
          value={field(form.startsAt)}
          onChange={({ target }) => onChange({ startsAt: fromLocalField(target.value, zone) })}
        />
      )}
      <TextField
        label={t('live.ends')}
        type="datetime-local"
        error={faults.endsAt && t(faults.endsAt)}
        value={field(form.endsAt)}
        onChange={({ target }) => onChange({ endsAt: fromLocalField(target.value, zone) })}
      />
    </div>
  );
}

/** How whoever is in it is reached. */
export function Reaching({ form, faults, onChange }: LiveFieldsProps) {
  const t = useText();
  return (
    <>
      <Choice
        legend={t('live.way')}
        value={form.way}
        options={CONTACT_WAYS.map((value) => ({ value, label: t(`live.way.${value}`) }))}
        onChoose={(way) => onChange({ way })}
      />
      <TextField
        label={t(`live.place.${form.way}`)}
        error={faults.place && t(faults.place)}
        value={form.place}
        maxLength={200}
        autoComplete="off"
        onChange={({ target }) => onChange({ place: target.value })}
      />
    </>
  );
}

/** The question whether people are in something, and what somebody has to know to be with them in time. */
export function LiveFields(props: LiveFieldsProps) {
  const { form, onChange, isLive = false } = props;
  const t = useText();
  const whens = isLive ? LIVE_WHEN.filter((when) => when !== 'no') : LIVE_WHEN;
  return (
    <>
      <Choice
        legend={t('live.question')}
        value={form.when}
        options={whens.map((value) => ({ value, label: t(`live.when.${value}`) }))}
        onChoose={(when) => onChange({ when })}
      />
      {form.when !== 'no' && (
        <div className="lv-fields">
          <Times {...props} />
          <Reaching {...props} />
          <TextField
            label={t('live.fallback')}
            hint={t('live.fallback-hint')}
            value={form.fallback}
            maxLength={300}
            autoComplete="off"
            onChange={({ target }) => onChange({ fallback: target.value })}
          />
          <Follows form={form} />
        </div>
      )}
    </>
  );
}
