import { useState } from 'react';
import { TextArea } from '#ui/Field.tsx';
import { FormDialog } from '#ui/FormDialog.tsx';
import { useGo } from '#ui/navigation.tsx';
import { useText } from '#ui/text.tsx';
import { tell } from '#ui/toast.ts';
import type { Detail } from '../../queries.ts';
import { firstNameOf } from '../names.ts';
import { useAskAfterTransfer, useGiveTransferBack } from './changes.ts';

interface TransferFormProps {
  readonly of: Detail;
  readonly transfer: NonNullable<Detail['transfer']>;
  readonly onClose: () => void;
}

/** Gives a case back that one was asked to take over. Its page may be out of sight then. */
export function GiveBackDialog({ of, transfer, onClose }: TransferFormProps) {
  const t = useText();
  const go = useGo();
  const giving = useGiveTransferBack();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const name = firstNameOf(transfer.giver.name);
  const submit = () => {
    if (reason.trim() === '') return setTried(true);
    giving.mutate(
      { caseId: of.id, reason: reason.trim() },
      {
        onSuccess: () => {
          tell({ text: t('transfer.given-back', { name }) });
          go('/desk/today');
        },
      },
    );
  };
  return (
    <FormDialog
      title={t('transfer.give-back-title', { name })}
      submit={t('transfer.give-back-submit')}
      busy={giving.isPending}
      failed={giving.isError ? { what: t('transfer.give-back-failed'), error: giving.error } : null}
      onSubmit={submit}
      onClose={onClose}
    >
      <p className="t-2">{t('transfer.give-back-text', { name })}</p>
      <TextArea
        label={t('transfer.give-back-reason')}
        error={tried && reason.trim() === '' ? t('transfer.no-reason') : undefined}
        value={reason}
        maxLength={500}
        onChange={(event) => setReason(event.target.value)}
      />
    </FormDialog>
  );
}

/** Asks the customer whether a hand-over helped, as they were promised. */
export function HelpedDialog({ of, transfer, onClose }: TransferFormProps) {
  const t = useText();
  const asking = useAskAfterTransfer();
  const [text, setText] = useState(transfer.followUp?.words ?? '');
  const [tried, setTried] = useState(false);
  const name = firstNameOf(of.requester.name);
  const submit = () => {
    if (text.trim() === '') return setTried(true);
    asking.mutate(
      { caseId: of.id, text: text.trim() },
      {
        onSuccess: () => {
          tell({ text: t('transfer.asked', { name }) });
          onClose();
        },
      },
    );
  };
  return (
    <FormDialog
      title={t('transfer.helped-title', { name })}
      submit={t('transfer.helped-submit', { name })}
      busy={asking.isPending}
      failed={asking.isError ? { what: t('transfer.helped-failed'), error: asking.error } : null}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextArea
        label={t('transfer.message', { name })}
        hint={t('transfer.helped-hint', { name })}
        error={tried && text.trim() === '' ? t('transfer.blank') : undefined}
        rows={6}
        value={text}
        maxLength={5000}
        onChange={(event) => setText(event.target.value)}
      />
    </FormDialog>
  );
}
