import { useQuery } from '@tanstack/react-query';
import { Choice } from '#ui/AccountPanel.tsx';
import { Check, SelectField, TextArea, TextField } from '#ui/Field.tsx';
import { MoreText, useText } from '#ui/text.tsx';
import { CASE_KINDS, URGENCIES } from '../../domain/states.ts';
import { servicesQuery, teamsQuery } from '../queries.ts';
import { LiveFields } from './live/LiveFields.tsx';
import { LIVE_TEXTS } from './live/texts.ts';
import { PersonSearch } from './PersonSearch.tsx';
import { type NewCase, SPOKEN, subjectOf } from './useNewCase.ts';

interface FieldsProps {
  readonly of: NewCase;
}

const LONGEST_LINE = 200;
const LONGEST_TEXT = 20_000;

/** Who calls, what they say, and whether it happens right now: before any category. */
export function StoryFields({ of: { form, change, faults, liveFaults } }: FieldsProps) {
  const t = useText();
  return (
    <>
      <PersonSearch
        label={t('new-case.caller')}
        hint={t('new-case.caller-hint')}
        error={faults.caller}
        chosen={form.caller}
        onChoose={(caller) => change({ caller })}
      />
      <Choice
        legend={t('new-case.channel')}
        value={form.channel}
        options={SPOKEN.map((value) => ({ value, label: t(`channel.${value}`) }))}
        onChoose={(channel) => change({ channel })}
      />
      <TextField
        label={t('new-case.goal')}
        hint={t('new-case.goal-hint')}
        value={form.goal}
        maxLength={LONGEST_LINE}
        autoComplete="off"
        onChange={(event) => change({ goal: event.target.value })}
      />
      <TextArea
        label={t('new-case.text')}
        error={faults.text}
        value={form.text}
        rows={5}
        maxLength={LONGEST_TEXT}
        onChange={(event) => change({ text: event.target.value })}
      />
      <TextField
        label={t('details.subject')}
        hint={t('new-case.subject-hint')}
        error={faults.subject}
        value={subjectOf(form)}
        maxLength={LONGEST_LINE}
        autoComplete="off"
        onChange={(event) => change({ subject: event.target.value })}
      />
      <MoreText catalogues={LIVE_TEXTS}>
        <LiveFields
          form={form.live}
          faults={liveFaults}
          onChange={(part) => change({ live: { ...form.live, ...part } })}
        />
      </MoreText>
    </>
  );
}

/** Where it belongs: everything here has an answer already. */
export function SortingFields({ of: { form, change } }: FieldsProps) {
  const t = useText();
  const services = useQuery(servicesQuery).data ?? [];
  const teams = useQuery(teamsQuery).data ?? [];
  return (
    <>
      <div className="nc-pair">
        <SelectField
          label={t('details.service')}
          value={form.serviceId}
          options={[
            { value: '', label: t('new-case.service-unknown') },
            ...services.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(event) => change({ serviceId: event.target.value })}
        />
        <SelectField
          label={t('assign.team')}
          value={form.teamId}
          options={[
            { value: '', label: t('new-case.team-of-service') },
            ...teams.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(event) => change({ teamId: event.target.value })}
        />
      </div>
      <Choice
        legend={t('details.kind')}
        value={form.kind}
        options={CASE_KINDS.map((value) => ({ value, label: t(`case.kind.${value}`) }))}
        onChoose={(kind) => change({ kind })}
      />
      {form.live.when === 'no' && (
        <Choice
          legend={t('new-case.urgency')}
          value={form.urgency}
          options={[...URGENCIES].reverse().map((value) => ({ value, label: t(`urgency.${value}`) }))}
          onChoose={(urgency) => change({ urgency })}
        />
      )}
      <Check
        label={t('new-case.take-it')}
        checked={form.takeIt}
        onChange={(event) => change({ takeIt: event.target.checked })}
      />
    </>
  );
}
