import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useMe } from '#capabilities/people/web/index.ts';
import type { CallInput } from '#kernel/call.ts';
import { fromIso, type Instant, toIso } from '#kernel/time.ts';
import { call, sentenceOf } from '#ui/api.ts';
import { TextArea } from '#ui/Field.tsx';
import { FormDialog } from '#ui/FormDialog.tsx';
import { useText } from '#ui/text.tsx';
import { tell } from '#ui/toast.ts';
import { casesContract } from '../../../contract.ts';
import { settle } from '../../changes.ts';
import { MomentField } from '../MomentField.tsx';
import { takeBack } from '../take-back.ts';
import { type Stays, takenBackWords } from '../taken-back-words.ts';
import { oneAfterOther } from './one-after-other.ts';
import { type Recipient, Recipients } from './Recipients.tsx';
import { useLeaving } from './useLeaving.ts';
import { wordsFor } from './words-for.ts';

interface UpdateDialogProps {
  readonly cases: readonly Recipient[];
  /** Tells that it works, with these words to begin with; else a next word is promised with it. */
  readonly resolves?: string;
  readonly onClose: () => void;
  readonly onSent?: () => void;
}

type Next = NonNullable<CallInput<typeof casesContract.endpoints.reply>['body']>['next'];

interface Sent {
  readonly caseId: string;
  readonly number: number;
  readonly messageId: string;
  readonly leavesAt: Instant | null;
}

/** Writes to one customer after the other; those who were written to are not written to again when one fails. */
function useSendToAll({ onClose, onSent }: Pick<UpdateDialogProps, 'onClose' | 'onSent'>) {
  const t = useText();
  const me = useMe();
  const queries = useQueryClient();
  const sent = useRef(new Map<string, Sent>());
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<{ what: string; error: unknown } | null>(null);

  const write = async ({ id, number, requester }: Recipient, text: string, next: Next) => {
    if (sent.current.has(id)) return;
    const way = me.undoSeconds > 0 ? { undoFor: me.undoSeconds } : {};
    const body = { text: wordsFor(text, requester.name), next, fileIds: [], ...way };
    const answer = await call(casesContract.endpoints.reply, { params: { caseId: id }, body });
    settle(queries, answer.case);
    const leavesAt = answer.leavesAt === null ? null : fromIso(answer.leavesAt);
    sent.current.set(id, { caseId: id, number, messageId: answer.messageId, leavesAt });
  };
  /** What has not left yet comes back as a draft of its case. */
  const undo = async () => {
    const stays: Stays[] = [];
    for (const { number, ...one } of sent.current.values()) {
      await takeBack(queries, one).catch((error) => stays.push({ number, why: sentenceOf(error, t) }));
    }
    tell({ text: takenBackWords(t, { all: sent.current.size, stays, done: t('bulk.undone') }) });
  };
  const send = async (cases: readonly Recipient[], text: string, next: Next) => {
    setBusy(true);
    setFailed(null);
    const refused = await oneAfterOther(cases, (one) => write(one, text, next));
    setBusy(false);
    if (refused !== null)
      return setFailed({ what: t('bulk.failed', { numbers: refused.numbers }), error: refused.error });
    const first = Math.min(...[...sent.current.values()].map(({ leavesAt }) => leavesAt ?? 0));
    const way = first > 0 ? { undo: () => void undo(), until: Date.now() + me.undoSeconds * 1000 - 1000 } : {};
    tell({ text: t('bulk.sent', { n: cases.length }), ...way });
    onSent?.();
    onClose();
  };
  return { send, busy, failed };
}

/**
 * Writes the same to many customers, each on their own case: with the words for each, and what they hear next or, where
 * it resolves their cases, the question whether it works.
 */
export function UpdateDialog({ cases, resolves, onClose, onSent }: UpdateDialogProps) {
  const t = useText();
  const me = useMe();
  const [text, setText] = useState(resolves ?? '');
  const [by, setBy] = useState<Instant | null>(null);
  const { left, leave, open, chosen } = useLeaving(cases);
  const [tried, setTried] = useState(false);
  const { send, busy, failed } = useSendToAll({ onClose, ...(onSent && { onSent }) });
  const kind = resolves === undefined ? 'bulk' : 'bulk.resolve';
  const next: Next | null =
    resolves !== undefined ? { follow: 'resolves' } : by === null ? null : { follow: 'next-word', by: toIso(by) };
  const submit = () => {
    if (text.trim() === '' || next === null || chosen.length === 0) return setTried(true);
    void send(chosen, text, next);
  };
  return (
    <FormDialog
      title={t(`${kind}.title`, { n: open.length })}
      submit={t(`${kind}.submit`, { n: chosen.length })}
      busy={busy}
      failed={failed}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextArea
        label={t('bulk.text')}
        hint={t('bulk.text-hint', { placeholder: '{name}' })}
        error={tried && text.trim() === '' ? t('bulk.no-text') : undefined}
        rows={5}
        value={text}
        maxLength={20_000}
        onChange={(event) => setText(event.target.value)}
      />
      {resolves === undefined ? (
        <div>
          <MomentField label={t('bulk.next')} value={by} onChange={setBy} giver={me} />
          {tried && by === null && <p className="ek-field-error">{t('renegotiate.no-moment')}</p>}
        </div>
      ) : (
        <p className="t-13 t-3">{t('bulk.resolve.effect')}</p>
      )}
      <Recipients cases={cases} text={text} left={left} onLeave={leave} />
      {tried && chosen.length === 0 && <p className="ek-field-error">{t('bulk.nobody')}</p>}
    </FormDialog>
  );
}
