import { useQuery } from '@tanstack/react-query';
import { type CaseShown, firstNameOf } from '#capabilities/cases/web/index.ts';
import { Act } from '#ui/Button.tsx';
import { ErrorState } from '#ui/states.tsx';
import { useText } from '#ui/text.tsx';
import { tell } from '#ui/toast.ts';
import { troubleshootingQuery } from '../queries.ts';
import { helpersQuery, swarmsOfCaseQuery, useAskForHelp } from '../swarm-queries.ts';

interface Somebody {
  readonly id: string;
  readonly name: string;
}

/** Whom an invitation would go to: who solved one like it, else the first suggestion; null while somebody is asked already. */
export function useInvited(caseId: string, solvedBy: Somebody | null): Somebody | null {
  const { data: swarms } = useQuery(swarmsOfCaseQuery(caseId));
  const { data: helpers } = useQuery(helpersQuery(caseId));
  if (swarms === undefined || swarms.some(({ closedAt }) => closedAt === null)) return null;
  return solvedBy ?? helpers?.[0] ?? null;
}

interface InvitationProps {
  readonly of: CaseShown;
  readonly to: Somebody;
  readonly onAsked: () => void;
  /** Opens it as a form, to say it otherwise or to ask somebody else. */
  readonly onChange: () => void;
}

/** An invitation that lies ready: to whom, with which question and what was tried. One press sends it. */
export function Invitation({ of, to, onAsked, onChange }: InvitationProps) {
  const t = useText();
  const ask = useAskForHelp(of.id);
  const { data: known } = useQuery(troubleshootingQuery(of.id));
  const question = t('help.question-proposed', { subject: of.subject });
  const stepIds = (known?.steps ?? []).map(({ id }) => id);
  const send = () => {
    const done = () => {
      tell({ text: t('help.asked', { n: 1 }) });
      onAsked();
    };
    ask.mutate({ question, help: 'know-how', stepIds, personIds: [to.id] }, { onSuccess: done });
  };
  return (
    <>
      <figure className="st-invitation">
        <figcaption>{t('nudge.ready', { name: to.name })}</figcaption>
        <blockquote>{question}</blockquote>
        {stepIds.length > 0 && <p className="t-3">{t('nudge.with-steps', { n: stepIds.length })}</p>}
      </figure>
      {ask.isError && <ErrorState failed={t('help.failed')} error={ask.error} />}
      <div className="sw-acts">
        <Act busy={ask.isPending} onClick={send}>
          {t('nudge.ask-name', { name: firstNameOf(to.name) })}
        </Act>
        <Act look="plain" command="case.help" onClick={onChange}>
          {t('nudge.change-first')}
        </Act>
      </div>
    </>
  );
}
