import { IconBell, IconCheck, IconHelpHexagon, IconX } from '@tabler/icons-react';
import { Suspense, useState } from 'react';
import { fromIso } from '#kernel/time.ts';
import { Act } from '#ui/Button.tsx';
import { Icon } from '#ui/Icon.tsx';
import { lazy } from '#ui/lazy.tsx';
import { Moment } from '#ui/Moment.tsx';
import { ErrorState } from '#ui/states.tsx';
import { MoreText, Phrase, useText } from '#ui/text.tsx';
import { useTime } from '#ui/time/useTime.ts';
import type { Detail } from '../../queries.ts';
import { firstNameOf } from '../names.ts';
import { useMayWork } from '../rights.ts';
import { useAnswerApproval, useRemindApprovers } from './changes.ts';
import { APPROVAL_TEXTS } from './texts.ts';
import './approval.css';

const DeclineDialog = lazy(() => import('./DeclineDialog.tsx').then((file) => file.DeclineDialog));
const OtherApproverDialog = lazy(() => import('./OtherApproverDialog.tsx').then((file) => file.OtherApproverDialog));

type Approval = NonNullable<NonNullable<Detail['request']>['approval']>;
export type Ask = Approval['asks'][number];

interface StripProps {
  readonly of: Detail;
  readonly approval: Approval;
}

/** Yes by one press, no with a reason, for whoever of the desk is asked. */
function Mine({ of }: StripProps) {
  const t = useText();
  const answer = useAnswerApproval();
  const [declining, setDeclining] = useState(false);
  const name = firstNameOf(of.requester.name);
  return (
    <div className="cs-strip" role="status">
      <Icon of={IconHelpHexagon} />
      <p className="grow">
        <b>{t('approval.yours', { name })}</b> {t('approval.until-then')}
      </p>
      <Act
        look="filled"
        icon={IconCheck}
        busy={answer.isPending}
        onClick={() => answer.mutate({ caseId: of.id, decision: 'approve' })}
      >
        {t('approval.yes')}
      </Act>
      <Act onClick={() => setDeclining(true)}>{t('approval.no')}</Act>
      {answer.isError && <ErrorState failed={t('approval.failed')} error={answer.error} />}
      {declining && (
        <Suspense>
          <DeclineDialog of={of} onClose={() => setDeclining(false)} />
        </Suspense>
      )}
    </div>
  );
}

/** Since when somebody is asked and by when they answer; late, that they have not. */
function SinceWhen({ ask: { name, askedAt, due } }: { readonly ask: Ask }) {
  const t = useText();
  const time = useTime();
  const late = due !== null && time.isLate(fromIso(due));
  const asked = <b>{t(late ? 'approval.no-answer' : 'approval.asked', { name })}</b>;
  if (due === null) return asked;
  const by = <Moment at={fromIso(due)} />;
  const since = <Moment at={fromIso(askedAt)} form="since" />;
  return <Phrase id={late ? 'approval.was-due' : 'approval.asked-due'} values={{ asked, since, due: by }} />;
}

/** Somebody who has not answered, with what the desk can do about it. */
function Waiting({ of, ask }: { readonly of: Detail; readonly ask: Ask }) {
  const t = useText();
  const mayWork = useMayWork();
  const remind = useRemindApprovers();
  const [naming, setNaming] = useState(false);
  return (
    <div className="cs-strip cs-approval">
      <Icon of={IconHelpHexagon} />
      <p className="grow">
        <SinceWhen ask={ask} />{' '}
        {ask.remindedAt !== null && (
          <Phrase id="approval.reminded" values={{ time: <Moment at={fromIso(ask.remindedAt)} form="past" /> }} />
        )}{' '}
        {t(ask.outside ? 'approval.customers-move' : 'approval.until-then')}
      </p>
      {mayWork && (
        <span className="cs-approval-acts">
          <Act icon={IconBell} busy={remind.isPending} onClick={() => remind.mutate({ caseId: of.id })}>
            {t('approval.remind')}
          </Act>
          <Act onClick={() => setNaming(true)}>{t('approval.instead')}</Act>
        </span>
      )}
      {remind.isError && <ErrorState failed={t('approval.fail-remind')} error={remind.error} />}
      {naming && (
        <Suspense>
          <OtherApproverDialog of={of} ask={ask} onClose={() => setNaming(false)} />
        </Suspense>
      )}
    </div>
  );
}

function Strip({ of, approval }: StripProps) {
  const t = useText();
  if (approval.state === 'declined') {
    return (
      <div className="cs-strip">
        <Icon of={IconX} />
        <p className="grow">
          <b>{t('approval.declined', { name: approval.approver })}</b> {approval.reason}
        </p>
      </div>
    );
  }
  if (approval.state !== 'asked' || of.state !== 'approval-pending') return null;
  if (approval.isMine) return <Mine of={of} approval={approval} />;
  return approval.asks
    .filter(({ state }) => state === 'asked')
    .map((ask) => <Waiting key={ask.id} of={of} ask={ask} />);
}

/** That a request waits for somebody's yes or no: whoever of the desk is asked answers here, for others the desk sees to it. */
export function ApprovalStrip(props: StripProps) {
  return (
    <MoreText catalogues={APPROVAL_TEXTS}>
      <Strip {...props} />
    </MoreText>
  );
}
