import { useQuery } from '@tanstack/react-query';
import { MINUTE } from '#kernel/time.ts';
import { SelectField, TextArea, TextField } from '#ui/Field.tsx';
import { useText } from '#ui/text.tsx';
import { useTime } from '#ui/time/useTime.ts';
import { WAITING_REASONS } from '../../../domain/states.ts';
import type { MacroStep } from '../../macros.ts';
import { teamsQuery } from '../../queries.ts';

interface FieldsProps<Step extends MacroStep> {
  readonly step: Step;
  readonly onChange: (step: MacroStep) => void;
}

type StepOf<Does extends MacroStep['does']> = Extract<MacroStep, { does: Does }>;

const PRIORITIES = ['P1', 'P2', 'P3', 'P4'] as const;
const MINUTES = [30, 60, 120, 240, 480, 1440, 2880] as const;
const OWED = 'owed';
const RESOLVES = 'resolves';

function NextField({ step, onChange }: FieldsProps<StepOf<'reply'>>) {
  const t = useText();
  const time = useTime();
  const { next } = step;
  const value = next.follow === 'resolves' ? RESOLVES : (next.minutes ?? OWED);
  const choose = (chosen: string) => {
    if (chosen === RESOLVES) return onChange({ ...step, next: { follow: 'resolves' } });
    onChange({ ...step, next: { follow: 'next-word', minutes: chosen === OWED ? null : Number(chosen) } });
  };
  return (
    <SelectField
      label={t('macros.next')}
      value={value}
      options={[
        { value: OWED, label: t('macros.next.owed') },
        ...MINUTES.map((n) => ({ value: String(n), label: t('macros.next.in', { span: time.span(n * MINUTE) }) })),
        { value: RESOLVES, label: t('macros.next.resolves') },
      ]}
      onChange={(event) => choose(event.target.value)}
    />
  );
}

function WhoField({ step, onChange }: FieldsProps<StepOf<'assign-team'> | StepOf<'assign-person'>>) {
  const t = useText();
  const teams = useQuery(teamsQuery).data ?? [];
  const people = new Map(teams.flatMap(({ members }) => members.map(({ id, name }) => [id, name] as const)));
  const none = { value: '', label: t('macros.choose') };
  if (step.does === 'assign-team') {
    const chosen = (id: string) => teams.find((team) => team.id === id)?.id;
    return (
      <SelectField
        label={t('macros.team')}
        value={step.teamId}
        options={[none, ...teams.map(({ id, name }) => ({ value: id, label: name }))]}
        onChange={(event) => onChange({ ...step, teamId: chosen(event.target.value) ?? step.teamId })}
      />
    );
  }
  const chosen = (id: string) => [...people.keys()].find((one) => one === id);
  return (
    <SelectField
      label={t('macros.person')}
      value={step.personId}
      options={[none, ...[...people].map(([id, name]) => ({ value: id, label: name }))]}
      onChange={(event) => onChange({ ...step, personId: chosen(event.target.value) ?? step.personId })}
    />
  );
}

function WaitFields({ step, onChange }: FieldsProps<StepOf<'wait'>>) {
  const t = useText();
  return (
    <>
      <SelectField
        label={t('wait.reason')}
        value={step.reason}
        options={WAITING_REASONS.map((value) => ({
          value,
          label: t(`wait.reason.${value}`, { name: t('macros.the-customer') }),
        }))}
        onChange={(event) =>
          onChange({ ...step, reason: WAITING_REASONS.find((one) => one === event.target.value) ?? step.reason })
        }
      />
      <TextField
        label={t('macros.question')}
        value={step.question}
        maxLength={1000}
        onChange={(event) => onChange({ ...step, question: event.target.value })}
      />
    </>
  );
}

/** What one step of a macro says. */
export function StepFields({ step, onChange }: FieldsProps<MacroStep>) {
  const t = useText();
  switch (step.does) {
    case 'assign-team':
    case 'assign-person':
      return <WhoField step={step} onChange={onChange} />;
    case 'wait':
      return <WaitFields step={step} onChange={onChange} />;
    case 'priority':
      return (
        <SelectField
          label={t('details.priority')}
          value={step.priority}
          options={PRIORITIES.map((value) => ({ value, label: t(`priority.${value}`) }))}
          onChange={(event) =>
            onChange({ ...step, priority: PRIORITIES.find((one) => one === event.target.value) ?? step.priority })
          }
        />
      );
    default:
      return (
        <>
          <TextArea
            label={t('macros.text')}
            hint={t('macros.text-hint')}
            value={step.text}
            maxLength={step.does === 'now-line' ? 200 : 5000}
            onChange={(event) => onChange({ ...step, text: event.target.value })}
          />
          {step.does === 'reply' && <NextField step={step} onChange={onChange} />}
        </>
      );
  }
}
