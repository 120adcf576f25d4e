import { useQuery } from '@tanstack/react-query';
import { type RefObject, useRef, useState } from 'react';
import { useMe } from '#capabilities/people/web/index.ts';
import { fromIso, type Instant, toIso } from '#kernel/time.ts';
import { TextArea } from '#ui/Field.tsx';
import { FormDialog } from '#ui/FormDialog.tsx';
import { rowsOf, Skeleton } from '#ui/Skeleton.tsx';
import { ErrorState } from '#ui/states.tsx';
import { useText } from '#ui/text.tsx';
import { tell } from '#ui/toast.ts';
import { type Detail, teamsQuery } from '../../queries.ts';
import { MomentField } from '../MomentField.tsx';
import { firstNameOf } from '../names.ts';
import { draftTransferQuery, type TransferDraft, useOfferTransfer } from './changes.ts';
import { ReceiverSearch } from './ReceiverSearch.tsx';
import { type Receiver, receiversOf } from './receivers.ts';
import './transfer.css';

interface TransferDialogProps {
  readonly of: Detail;
  readonly onClose: () => void;
}

const LINES = ['problem', 'done', 'next'] as const;
type Line = (typeof LINES)[number];
type Lines = Partial<Record<Line, string>>;

const LONGEST = { problem: 1000, done: 2000, next: 1000 } as const;
/** Stands in the draft's message for whoever is chosen. */
const RECEIVER = /\{receiver\}/g;

/** What is chosen and typed, what the draft says where nothing was, and handing over. */
function useHandingOver({ of, onClose }: TransferDialogProps, draft: TransferDraft | undefined) {
  const t = useText();
  const offer = useOfferTransfer();
  const [to, setTo] = useState<Receiver | null>(null);
  const [typed, setTyped] = useState<Lines>({});
  const [message, setMessage] = useState<string | null>(null);
  const [askBy, setAskBy] = useState<Instant | null>(null);
  const [tried, setTried] = useState(false);
  const lines = { problem: '', done: '', next: '', ...draft, ...typed };
  const standing = (draft?.message ?? '').replace(RECEIVER, to?.name ?? t('transfer.your-choice'));
  const words = message ?? standing;
  const submit = () => {
    const blank = LINES.some((line) => lines[line].trim() === '') || words.trim() === '';
    if (to === null || blank) return setTried(true);
    const { problem, done, next } = lines;
    const target = to.kind === 'person' ? { kind: to.kind, personId: to.id } : { kind: to.kind, teamId: to.id };
    offer.mutate(
      {
        caseId: of.id,
        to: target,
        ...{ problem, done, next },
        ...(message !== null && { message }),
        ...(askBy !== null && { followUpBy: toIso(askBy) }),
      },
      {
        onSuccess: () => {
          tell({ text: t('transfer.offered', { name: to.name }) });
          onClose();
        },
      },
    );
  };
  const say = (line: Line, text: string) => setTyped({ ...typed, [line]: text });
  return { offer, to, setTo, lines, say, words, setMessage, askBy, setAskBy, tried, submit };
}

type HandingOver = ReturnType<typeof useHandingOver>;

interface WordsProps {
  readonly of: Detail;
  readonly draft: TransferDraft;
  readonly handing: HandingOver;
  readonly first: RefObject<HTMLTextAreaElement | null>;
}

/** The brief for the receiver, the words for the customer, and when the giver asks whether it helped. */
function Words({ of, draft, handing, first }: WordsProps) {
  const t = useText();
  const me = useMe();
  const { lines, say, words, setMessage, askBy, setAskBy, tried } = handing;
  const name = firstNameOf(of.requester.name);
  return (
    <>
      <fieldset className="tr-brief">
        <legend>{t('transfer.brief')}</legend>
        {LINES.map((line) => (
          <TextArea
            key={line}
            label={t(`transfer.brief.${line}`)}
            rows={1}
            ref={line === 'problem' ? first : null}
            error={tried && lines[line].trim() === '' ? t('transfer.blank') : undefined}
            value={lines[line]}
            maxLength={LONGEST[line]}
            onChange={(event) => say(line, event.target.value)}
          />
        ))}
      </fieldset>
      <TextArea
        label={t('transfer.message', { name })}
        hint={t('transfer.message-hint', { name })}
        error={tried && words.trim() === '' ? t('transfer.blank') : undefined}
        rows={5}
        value={words}
        maxLength={5000}
        onChange={(event) => setMessage(event.target.value)}
      />
      <MomentField
        label={t('transfer.ask-by', { name })}
        value={askBy ?? fromIso(draft.followUpBy)}
        proposed={fromIso(draft.followUpBy)}
        onChange={setAskBy}
        giver={me}
      />
    </>
  );
}

/** Hands a case over warmly: who, a brief for them, the words for the customer, and the promise to ask afterwards. */
export function TransferDialog(props: TransferDialogProps) {
  const { of, onClose } = props;
  const t = useText();
  const me = useMe();
  const draft = useQuery(draftTransferQuery(of.id));
  const teams = useQuery(teamsQuery);
  const handing = useHandingOver(props, draft.data);
  const { offer, to, setTo, tried, submit } = handing;
  const first = useRef<HTMLTextAreaElement>(null);
  const choose = (receiver: Receiver | null) => {
    setTo(receiver);
    // So that the brief is read next, and the key that sends works from where one is.
    if (receiver) requestAnimationFrame(() => first.current?.focus());
  };
  const receivers = receiversOf(teams.data ?? [], draft.data?.load ?? [], { ...of, giverId: me.id });
  return (
    <FormDialog
      title={t('transfer.title')}
      submit={to ? t('transfer.submit-to', { name: firstNameOf(to.name) }) : t('transfer.submit')}
      busy={offer.isPending || draft.isPending}
      failed={offer.isError ? { what: t('transfer.failed'), error: offer.error } : null}
      onSubmit={submit}
      onClose={onClose}
    >
      <p className="t-2">{t('transfer.text')}</p>
      <ReceiverSearch
        receivers={receivers}
        chosen={to}
        error={tried && to === null ? t('transfer.nobody-chosen') : undefined}
        onChoose={choose}
      />
      {teams.isError && (
        <ErrorState failed={t('assign.no-teams')} error={teams.error} onRetry={() => void teams.refetch()} />
      )}
      {draft.isError && (
        <ErrorState failed={t('transfer.no-draft')} error={draft.error} onRetry={() => void draft.refetch()} />
      )}
      {draft.isPending && <Skeleton rows={rowsOf(3, 64)} />}
      {draft.data && <Words of={of} draft={draft.data} handing={handing} first={first} />}
    </FormDialog>
  );
}
