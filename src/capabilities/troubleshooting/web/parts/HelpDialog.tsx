import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type CaseShown, firstNameOf } from '#capabilities/cases/web/index.ts';
import { useMe } from '#capabilities/people/web/index.ts';
import { Check, SelectField, TextField } from '#ui/Field.tsx';
import { FormDialog } from '#ui/FormDialog.tsx';
import { ErrorState } from '#ui/states.tsx';
import { MoreText, useText } from '#ui/text.tsx';
import { useTime } from '#ui/time/useTime.ts';
import { tell } from '#ui/toast.ts';
import { HELP_KINDS, type HelpKind } from '../../domain/index.ts';
import { type StepShown, troubleshootingQuery } from '../queries.ts';
import {
  colleaguesQuery,
  helpersQuery,
  type SwarmShown,
  swarmsOfCaseQuery,
  useAskForHelp,
  useInviteMore,
} from '../swarm-queries.ts';
import { TEXTS } from '../texts.ts';
import { reasonsOf } from './reasons.ts';
import './swarm.css';

interface HelpDialogProps {
  readonly of: CaseShown;
  /** Who is chosen to begin with; else the first suggestion. */
  readonly first?: string | null;
  readonly onAsked?: () => void;
  readonly onClose: () => void;
}

/** Whom to ask: one to begin with, until somebody chooses. */
function useChosen(caseId: string, begin: string | null | undefined) {
  const helpers = useQuery(helpersQuery(caseId));
  const [chosen, choose] = useState<readonly string[] | null>(null);
  const first = begin ?? helpers.data?.[0]?.id;
  const ids = chosen ?? (first === undefined ? [] : [first]);
  const toggle = (id: string) => choose(ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id]);
  return { helpers, ids, toggle };
}

type Chosen = ReturnType<typeof useChosen>;

function Somebody({ of, chosen }: { readonly of: CaseShown; readonly chosen: Chosen }) {
  const t = useText();
  const me = useMe();
  const { data = [] } = useQuery(colleaguesQuery);
  const suggested = chosen.helpers.data ?? [];
  const others = data.filter(
    ({ id }) => id !== me.id && id !== of.owner?.id && !suggested.some((one) => one.id === id),
  );
  const extra = others.filter(({ id }) => chosen.ids.includes(id));
  return (
    <>
      {extra.map(({ id, name }) => (
        <Check key={id} label={name} checked onChange={() => chosen.toggle(id)} />
      ))}
      <SelectField
        label={t('help.somebody-else')}
        value=""
        options={[
          { value: '', label: t('help.choose') },
          ...others.filter(({ id }) => !chosen.ids.includes(id)).map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={(event) => event.target.value !== '' && chosen.toggle(event.target.value)}
      />
    </>
  );
}

function Who({ of, chosen }: { readonly of: CaseShown; readonly chosen: Chosen }) {
  const t = useText();
  const time = useTime();
  const { data, isError, error, refetch } = chosen.helpers;
  return (
    <fieldset className="sw-who">
      <legend>{t('help.who')}</legend>
      {isError && <ErrorState failed={t('help.no-suggestions')} error={error} onRetry={() => void refetch()} />}
      {data?.length === 0 && <p className="t-3 t-13">{t('help.nobody-suggested')}</p>}
      {data?.map((helper) => (
        <div key={helper.id}>
          <Check
            label={helper.name}
            aria-describedby={`sw-why-${helper.id}`}
            checked={chosen.ids.includes(helper.id)}
            onChange={() => chosen.toggle(helper.id)}
          />
          <p id={`sw-why-${helper.id}`} className="sw-why">
            {reasonsOf(helper, { t, day: time.day })}
          </p>
        </div>
      ))}
      <Somebody of={of} chosen={chosen} />
    </fieldset>
  );
}

interface StepsToSendProps {
  readonly steps: readonly StepShown[];
  readonly left: readonly string[];
  readonly onToggle: (id: string) => void;
}

function StepsToSend({ steps, left, onToggle }: StepsToSendProps) {
  const t = useText();
  if (steps.length === 0) return null;
  return (
    <fieldset className="sw-steps">
      <legend>{t('help.tried')}</legend>
      {steps.map(({ id, what, outcome }) => (
        <Check
          key={id}
          label={t('help.step', { what, outcome: t(`outcome.${outcome}`) })}
          checked={!left.includes(id)}
          onChange={() => onToggle(id)}
        />
      ))}
    </fieldset>
  );
}

/** The promise that stays while help is asked for. */
function Stays({ of }: { readonly of: CaseShown }) {
  const t = useText();
  const time = useTime();
  const next = of.nextPromise;
  const name = firstNameOf(of.requester.name);
  if (of.owner === null) return <p className="t-2 t-13">{t('help.stays-unowned')}</p>;
  const owner = firstNameOf(of.owner.name);
  return (
    <p className="t-2 t-13">
      {next === null
        ? t('help.stays', { owner })
        : t('help.stays-promise', { owner, name, time: time.moment(Date.parse(next.due)) })}
    </p>
  );
}

function FirstAsking({ of, first, onAsked, onClose }: HelpDialogProps) {
  const t = useText();
  const ask = useAskForHelp(of.id);
  const chosen = useChosen(of.id, first);
  const { data: known } = useQuery(troubleshootingQuery(of.id));
  const [question, setQuestion] = useState(() => t('help.question-proposed', { subject: of.subject }));
  const [help, setHelp] = useState<HelpKind>('know-how');
  const [left, leave] = useState<readonly string[]>([]);
  const [missing, setMissing] = useState(false);
  const steps = known?.steps ?? [];
  const submit = () => {
    if (question.trim() === '' || chosen.ids.length === 0) return setMissing(true);
    const stepIds = steps.map(({ id }) => id).filter((id) => !left.includes(id));
    ask.mutate(
      { question: question.trim(), help, stepIds, personIds: [...chosen.ids] },
      {
        onSuccess: ({ people }) => {
          tell({ text: t('help.asked', { n: people.length }) });
          onAsked?.();
          onClose();
        },
      },
    );
  };
  return (
    <FormDialog
      title={t('help.title')}
      submit={t('help.ask', { n: chosen.ids.length })}
      busy={ask.isPending}
      failed={ask.isError ? { what: t('help.failed'), error: ask.error } : null}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextField
        label={t('help.question')}
        value={question}
        maxLength={300}
        autoComplete="off"
        error={missing && question.trim() === '' ? t('help.question-missing') : undefined}
        onChange={(event) => setQuestion(event.target.value)}
      />
      <SelectField
        label={t('help.kind')}
        value={help}
        options={HELP_KINDS.map((kind) => ({ value: kind, label: t(`help.kind.${kind}`) }))}
        onChange={(event) => setHelp(HELP_KINDS.find((kind) => kind === event.target.value) ?? help)}
      />
      <StepsToSend
        steps={steps}
        left={left}
        onToggle={(id) => leave(left.includes(id) ? left.filter((one) => one !== id) : [...left, id])}
      />
      <Who of={of} chosen={chosen} />
      {missing && chosen.ids.length === 0 && <p className="ek-field-error">{t('help.nobody-chosen')}</p>}
      <Stays of={of} />
    </FormDialog>
  );
}

function AskMore({ of, first, onAsked, swarm, onClose }: HelpDialogProps & { readonly swarm: SwarmShown }) {
  const t = useText();
  const invite = useInviteMore();
  const chosen = useChosen(of.id, first);
  const submit = () => {
    if (chosen.ids.length === 0) return;
    invite.mutate(
      { swarmId: swarm.id, personIds: [...chosen.ids] },
      {
        onSuccess: () => {
          onAsked?.();
          onClose();
        },
      },
    );
  };
  return (
    <FormDialog
      title={t('help.more')}
      submit={t('help.ask', { n: chosen.ids.length })}
      busy={invite.isPending}
      failed={invite.isError ? { what: t('help.failed'), error: invite.error } : null}
      onSubmit={submit}
      onClose={onClose}
    >
      <p className="t-2">{swarm.question}</p>
      <Who of={of} chosen={chosen} />
      <Stays of={of} />
    </FormDialog>
  );
}

function Asking(props: HelpDialogProps) {
  const { data } = useQuery(swarmsOfCaseQuery(props.of.id));
  if (data === undefined) return null;
  const open = data.find(({ closedAt }) => closedAt === null);
  return open ? <AskMore {...props} swarm={open} /> : <FirstAsking {...props} />;
}

/** Asks colleagues for help, prefilled from the case and its steps. The owner and every promise stay. */
export function HelpDialog(props: HelpDialogProps) {
  return (
    <MoreText catalogues={TEXTS}>
      <Asking {...props} />
    </MoreText>
  );
}
