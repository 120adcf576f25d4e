import { IconLock } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useMe } from '#capabilities/people/web/index.ts';
import { fromIso } from '#kernel/time.ts';
import { Act } from '#ui/Button.tsx';
import { Check, TextField } from '#ui/Field.tsx';
import { FormDialog } from '#ui/FormDialog.tsx';
import { Icon } from '#ui/Icon.tsx';
import { Moment } from '#ui/Moment.tsx';
import { ErrorState } from '#ui/states.tsx';
import { useText } from '#ui/text.tsx';
import { useTime } from '#ui/time/useTime.ts';
import { tell } from '#ui/toast.ts';
import { type SwarmShown, useAdopt, useCloseSwarm, useContribute, useThank } from '../swarm-queries.ts';
import './swarm.css';

type Said = SwarmShown['contributions'][number];

interface OfSwarm {
  readonly swarm: SwarmShown;
}

function People({ swarm }: OfSwarm) {
  const t = useText();
  const time = useTime();
  return (
    <ul className="sw-people">
      {swarm.people.map(({ id, name, state, laterAt, instead, askedAt, answeredAt }) => {
        const since = time.listed(fromIso(laterAt ?? answeredAt ?? askedAt));
        return (
          <li key={id}>
            <span className="t-500">{name}</span> <span className="t-3">{t(`helper.${state}`, { since })}</span>
            {instead !== null && <p className="t-13">{t('swarm.instead', { instead })}</p>}
          </li>
        );
      })}
    </ul>
  );
}

function Contribution({ swarm, said }: OfSwarm & { readonly said: Said }) {
  const t = useText();
  const me = useMe();
  const adopt = useAdopt();
  const thank = useThank();
  const target = { swarmId: swarm.id, contributionId: said.id };
  const open = swarm.closedAt === null;
  const error = adopt.error ?? thank.error;
  return (
    <li className="sw-said">
      <p className="t-xs t-3">
        <span className="t-500">{said.by.name}</span> {said.kind === 'proposal' && `${t('swarm.proposes')} `}
        <Moment at={fromIso(said.at)} form="past" />
      </p>
      <p className={said.kind === 'proposal' ? 't-500' : undefined}>{said.text}</p>
      <div className="sw-acts">
        {said.stepId !== null && <span className="t-xs t-3">{t('swarm.is-step')}</span>}
        {said.thankedAt !== null && <span className="t-xs t-3">{t('swarm.thanked')}</span>}
        {open && swarm.mayDecide && said.kind === 'proposal' && said.stepId === null && (
          <Act busy={adopt.isPending} onClick={() => adopt.mutate(target)}>
            {t('swarm.adopt')}
            <span className="sr">: {said.text}</span>
          </Act>
        )}
        {swarm.mayDecide && said.by.id !== me.id && said.thankedAt === null && (
          <Act look="plain" busy={thank.isPending} onClick={() => thank.mutate(target)}>
            {t('swarm.thank')}
            <span className="sr">: {said.by.name}</span>
          </Act>
        )}
      </div>
      {error && <ErrorState failed={t('swarm.failed')} error={error} />}
    </li>
  );
}

function Saying({ swarm }: OfSwarm) {
  const t = useText();
  const say = useContribute();
  const [text, setText] = useState('');
  const [proposes, setProposes] = useState(swarm.mine === 'joined');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() === '' || say.isPending) return;
    const said = { kind: proposes ? 'proposal' : 'word', text: text.trim() } as const;
    say.mutate({ swarmId: swarm.id, ...said }, { onSuccess: () => setText('') });
  };
  return (
    <form className="sw-saying" onSubmit={submit}>
      <TextField
        label={t('swarm.say')}
        value={text}
        maxLength={300}
        autoComplete="off"
        onChange={(event) => setText(event.target.value)}
      />
      <div className="sw-acts">
        <Check
          label={t('swarm.as-proposal')}
          checked={proposes}
          onChange={(event) => setProposes(event.target.checked)}
        />
        <span className="grow" />
        <Act type="submit" busy={say.isPending}>
          {t(proposes ? 'swarm.propose' : 'swarm.send')}
        </Act>
      </div>
      {say.isError && <ErrorState failed={t('swarm.failed')} error={say.error} />}
    </form>
  );
}

function CloseDialog({ swarm, onClose }: OfSwarm & { readonly onClose: () => void }) {
  const t = useText();
  const close = useCloseSwarm();
  const adopted = swarm.contributions.findLast(({ stepId }) => stepId !== null);
  const [helped, setHelped] = useState(adopted?.text ?? '');
  const [missing, setMissing] = useState(false);
  const submit = () => {
    if (helped.trim() === '') return setMissing(true);
    const onSuccess = () => {
      tell({ text: t('swarm.closed') });
      onClose();
    };
    close.mutate({ swarmId: swarm.id, helped: helped.trim() }, { onSuccess });
  };
  return (
    <FormDialog
      title={t('swarm.close')}
      submit={t('swarm.close-send')}
      busy={close.isPending}
      failed={close.isError ? { what: t('swarm.failed'), error: close.error } : null}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextField
        label={t('swarm.helped')}
        hint={t('swarm.helped-hint')}
        error={missing && helped.trim() === '' ? t('swarm.helped-missing') : undefined}
        value={helped}
        maxLength={300}
        onChange={(event) => setHelped(event.target.value)}
      />
    </FormDialog>
  );
}

/** One asking for help: the question, who was asked, what they say, and what becomes of it. Only the team sees it. */
export function SwarmPanel({ swarm }: OfSwarm) {
  const t = useText();
  const [closing, close] = useState(false);
  const takesPart = swarm.mayDecide || swarm.mine === 'joined';
  return (
    <div className="sw-panel">
      <p className="sw-head t-xs t-3">
        <Icon of={IconLock} size={14} />
        {t('swarm.team-only', { kind: t(`help.kind.${swarm.help}`), name: swarm.by.name })}
      </p>
      <p className="t-500">{swarm.question}</p>
      <People swarm={swarm} />
      {swarm.contributions.length > 0 && (
        <ul className="sw-thread">
          {swarm.contributions.map((said) => (
            <Contribution key={said.id} swarm={swarm} said={said} />
          ))}
        </ul>
      )}
      {takesPart && <Saying swarm={swarm} />}
      {swarm.mayDecide && (
        <Act look="plain" className="sw-close" onClick={() => close(true)}>
          {t('swarm.close')}
        </Act>
      )}
      {closing && <CloseDialog swarm={swarm} onClose={() => close(false)} />}
    </div>
  );
}
