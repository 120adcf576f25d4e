import { IconArrowForwardUp, IconHeartHandshake } from '@tabler/icons-react';
import { useMe } from '#capabilities/people/web/index.ts';
import { fromIso } from '#kernel/time.ts';
import { Act } from '#ui/Button.tsx';
import { Icon } from '#ui/Icon.tsx';
import { Moment } from '#ui/Moment.tsx';
import { ErrorState } from '#ui/states.tsx';
import { Phrase, useText } from '#ui/text.tsx';
import { tell } from '#ui/toast.ts';
import { isOpen } from '../../../domain/states.ts';
import type { Detail } from '../../queries.ts';
import { firstNameOf } from '../names.ts';
import { useAcceptTransfer, useTakeTransferBack } from './changes.ts';
import './transfer.css';

type Transfer = NonNullable<Detail['transfer']>;

interface StripProps {
  readonly of: Detail;
  readonly transfer: Transfer;
}

interface TransferStripProps {
  readonly of: Detail;
  readonly onGiveBack: () => void;
  readonly onAsk: () => void;
}

export const nameOfReceiver = ({ to }: Transfer) => (to.kind === 'person' ? to.person.name : to.team.name);

/** For who was asked: the brief, and the two answers. */
function Asked({ of, transfer, onGiveBack }: StripProps & { readonly onGiveBack: () => void }) {
  const t = useText();
  const accept = useAcceptTransfer();
  const giver = firstNameOf(transfer.giver.name);
  const accepted = () => tell({ text: t('transfer.accepted', { subject: of.subject }) });
  return (
    <section className="tr-asked" aria-label={t('transfer.asked-title', { name: giver })}>
      <div className="tr-asked-head">
        <Icon of={IconArrowForwardUp} />
        <p className="grow">
          <b>
            {transfer.to.kind === 'person'
              ? t('transfer.asked-you', { name: transfer.giver.name })
              : t('transfer.asked-team', { name: transfer.giver.name, team: transfer.to.team.name })}
          </b>{' '}
          {t('transfer.until-then', { name: giver })}
        </p>
        <Act
          look="filled"
          busy={accept.isPending}
          onClick={() => accept.mutate({ caseId: of.id }, { onSuccess: accepted })}
        >
          {t('transfer.accept')}
        </Act>
        <Act onClick={onGiveBack}>{t('transfer.give-back')}</Act>
      </div>
      <dl className="tr-lines">
        {(['problem', 'done', 'next'] as const).map((line) => (
          <div key={line}>
            <dt>{t(`transfer.brief.${line}`)}</dt>
            <dd>{transfer[line]}</dd>
          </div>
        ))}
      </dl>
      {accept.isError && <ErrorState failed={t('transfer.accept-failed')} error={accept.error} />}
    </section>
  );
}

/** For everybody else, first of all the giver: who was asked, and that the owner still owns it. */
function Waiting({ of, transfer }: StripProps) {
  const t = useText();
  const back = useTakeTransferBack();
  const values = { name: nameOfReceiver(transfer), moment: <Moment at={fromIso(transfer.offeredAt)} form="past" /> };
  const taken = () => tell({ text: t('transfer.taken-back') });
  return (
    <div className="cs-strip">
      <Icon of={IconArrowForwardUp} />
      <p className="grow">
        <Phrase id="transfer.waits" values={values} />{' '}
        {t(transfer.mayTakeBack ? 'transfer.still-yours' : 'transfer.until-then', {
          name: firstNameOf(transfer.giver.name),
        })}
      </p>
      {transfer.mayTakeBack && (
        <Act busy={back.isPending} onClick={() => back.mutate({ caseId: of.id }, { onSuccess: taken })}>
          {t('transfer.take-back')}
        </Act>
      )}
      {back.isError && <ErrorState failed={t('transfer.take-back-failed')} error={back.error} />}
    </div>
  );
}

/** For the giver: it came back, and the customer, who was told that somebody comes in, does not know yet. */
function Returned({ of, transfer }: StripProps) {
  const t = useText();
  const me = useMe();
  const { answeredAt, answeredBy } = transfer;
  const told = of.lastTeamWordAt !== null && answeredAt !== null && fromIso(of.lastTeamWordAt) > fromIso(answeredAt);
  if (told || answeredBy === null || of.owner?.id !== me.id || !isOpen(of.state)) return null;
  return (
    <div className="cs-strip cs-strip-late" role="status">
      <Icon of={IconArrowForwardUp} />
      <p className="grow">
        <b>{t('transfer.came-back', { name: answeredBy.name, reason: transfer.reason ?? '' })}</b>{' '}
        {t('transfer.tell-them', { name: firstNameOf(of.requester.name) })}
      </p>
    </div>
  );
}

/** For the giver, after it was accepted: the question that they promised to ask. */
function FollowUp({ of, transfer, onAsk }: StripProps & { readonly onAsk: () => void }) {
  const t = useText();
  if (transfer.followUp === null) return null;
  const name = firstNameOf(of.requester.name);
  const due = <Moment at={fromIso(transfer.followUp.due)} form="due" strong />;
  return (
    <div className="cs-strip">
      <Icon of={IconHeartHandshake} />
      <p className="grow">
        <Phrase id="transfer.follow-up" values={{ receiver: transfer.answeredBy?.name ?? '', name, due }} />
      </p>
      <Act onClick={onAsk}>{t('transfer.ask', { name })}</Act>
    </div>
  );
}

/** How a hand-over stands, for whom it concerns. */
export function TransferStrip({ of, onGiveBack, onAsk }: TransferStripProps) {
  const { transfer } = of;
  if (transfer === null) return null;
  if (transfer.mayAnswer) return <Asked of={of} transfer={transfer} onGiveBack={onGiveBack} />;
  if (transfer.state === 'offered') return isOpen(of.state) ? <Waiting of={of} transfer={transfer} /> : null;
  if (transfer.state === 'returned') return <Returned of={of} transfer={transfer} />;
  return transfer.state === 'accepted' ? <FollowUp of={of} transfer={transfer} onAsk={onAsk} /> : null;
}
