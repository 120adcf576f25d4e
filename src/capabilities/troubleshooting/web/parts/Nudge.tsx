import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type CaseShown, firstNameOf } from '#capabilities/cases/web/index.ts';
import { useMe } from '#capabilities/people/web/index.ts';
import type { CallInput } from '#kernel/call.ts';
import type { OutputOf } from '#kernel/contract.ts';
import { fromIso, MINUTE } from '#kernel/time.ts';
import { call } from '#ui/api.ts';
import { Act } from '#ui/Button.tsx';
import { TextField } from '#ui/Field.tsx';
import { FormDialog } from '#ui/FormDialog.tsx';
import { useText } from '#ui/text.tsx';
import { useTime } from '#ui/time/useTime.ts';
import { troubleshootingContract } from '../../contract.ts';
import { HelpDialog } from './HelpDialog.tsx';
import { Invitation, useInvited } from './Invitation.tsx';

const { answerPrompt, lookForPrompt } = troubleshootingContract.endpoints;
const LOOKS_EVERY = 5 * MINUTE;

type Prompt = NonNullable<OutputOf<typeof lookForPrompt>['prompt']>;
type Answer = NonNullable<CallInput<typeof answerPrompt>['body']>;

function promptKey(caseId: string) {
  return ['troubleshooting', caseId, 'prompt'];
}

/** What I alone am asked about a case whose next step is mine. */
function usePrompt(of: CaseShown) {
  const me = useMe();
  const mine = (of.assignee?.id ?? of.owner?.id) === me.id && of.closedAt === null;
  return useQuery({
    queryKey: promptKey(of.id),
    queryFn: ({ signal }) => call(lookForPrompt, { params: { caseId: of.id }, signal }).then(({ prompt }) => prompt),
    enabled: mine,
    refetchInterval: LOOKS_EVERY,
    meta: { live: [`case:${of.id}`] },
  });
}

function useAnswering(caseId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Answer) => call(answerPrompt, { params: { caseId }, body }),
    onSuccess: () => queries.setQueryData(promptKey(caseId), null),
  });
}

type Answering = ReturnType<typeof useAnswering>;

function DismissDialog({ answering, onClose }: { readonly answering: Answering; readonly onClose: () => void }) {
  const t = useText();
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const submit = () => {
    if (reason.trim() === '') return setMissing(true);
    answering.mutate({ answer: 'dismissed', reason: reason.trim() }, { onSuccess: onClose });
  };
  return (
    <FormDialog
      title={t('nudge.dismiss')}
      submit={t('nudge.dismiss-send')}
      busy={answering.isPending}
      failed={answering.isError ? { what: t('nudge.not-saved'), error: answering.error } : null}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextField
        label={t('nudge.why-not')}
        hint={t('nudge.only-you')}
        error={missing && reason.trim() === '' ? t('nudge.reason-missing') : undefined}
        value={reason}
        maxLength={300}
        autoComplete="off"
        onChange={(event) => setReason(event.target.value)}
      />
    </FormDialog>
  );
}

/** At the foot of the steps: whether a colleague should look at it too. Only who works on the case sees it. */
export function Nudge({ of }: { readonly of: CaseShown }) {
  const { data: prompt } = usePrompt(of);
  return prompt ? <Prompted of={of} prompt={prompt} /> : null;
}

function Prompted({ of, prompt }: { readonly of: CaseShown; readonly prompt: Prompt }) {
  const t = useText();
  const time = useTime();
  const answering = useAnswering(of.id);
  const [form, show] = useState<'help' | 'dismiss' | null>(null);
  const solver = prompt.solvedBy && { id: prompt.solvedBy.personId, name: prompt.solvedBy.name };
  const ready = useInvited(of.id, solver);
  const invited = prompt.invites ? ready : null;
  const { solvedBy, tried, minutes, signals, invites } = prompt;
  const ask = () => show('help');
  const asked = () => answering.mutate({ answer: 'asked' });
  return (
    <aside className="st-nudge" aria-label={t('nudge.name')}>
      <p>
        <b>{tried > 0 ? t('nudge.tried', { n: tried, minutes }) : t('nudge.look')}</b>{' '}
        {solvedBy !== null &&
          t('nudge.solved', { name: firstNameOf(solvedBy.name), day: time.day(fromIso(solvedBy.at)) })}{' '}
        {invites && t('nudge.invites')}
      </p>
      {invited && <Invitation of={of} to={invited} onAsked={asked} onChange={ask} />}
      <div className="sw-acts">
        {!invited && (
          <Act command="case.help" onClick={ask}>
            {solvedBy === null ? t('nudge.ask') : t('nudge.ask-name', { name: firstNameOf(solvedBy.name) })}
          </Act>
        )}
        <Act look="plain" busy={answering.isPending} onClick={() => answering.mutate({ answer: 'more-time' })}>
          {t('nudge.more-time')}
        </Act>
        <Act look="plain" onClick={() => show('dismiss')}>
          {t('nudge.dismiss')}
        </Act>
      </div>
      <details className="st-why">
        <summary>{t('nudge.why')}</summary>
        <ul>
          {signals.map((signal) => (
            <li key={signal}>{t(`signal.${signal}`)}</li>
          ))}
        </ul>
      </details>
      {form === 'dismiss' && <DismissDialog answering={answering} onClose={() => show(null)} />}
      {form === 'help' && (
        <HelpDialog of={of} first={solvedBy?.personId ?? null} onAsked={asked} onClose={() => show(null)} />
      )}
    </aside>
  );
}
