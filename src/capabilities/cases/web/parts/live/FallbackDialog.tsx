import { useState } from 'react';
import { TextField } from '#ui/Field.tsx';
import { FormDialog } from '#ui/FormDialog.tsx';
import { useText } from '#ui/text.tsx';
import { tell } from '#ui/toast.ts';
import type { Detail } from '../../queries.ts';
import { firstNameOf } from '../names.ts';
import { useOfferFallback } from './changes.ts';

interface FallbackDialogProps {
  readonly of: Detail;
  readonly onClose: () => void;
}

/** Offers another way for as long as it lasts: what they need is to go on, not to be repaired. */
export function FallbackDialog({ of, onClose }: FallbackDialogProps) {
  const t = useText();
  const offer = useOfferFallback();
  const [words, setWords] = useState(of.liveEvent?.fallback ?? '');
  const [tried, setTried] = useState(false);
  const name = firstNameOf(of.requester.name);

  const submit = () => {
    if (words.trim() === '') return setTried(true);
    const done = () => {
      tell({ text: t('live.offered', { name }) });
      onClose();
    };
    offer.mutate({ caseId: of.id, words: words.trim() }, { onSuccess: done });
  };
  return (
    <FormDialog
      title={t('live.offer-title', { name })}
      submit={t('live.offer-submit')}
      busy={offer.isPending}
      failed={offer.isError ? { what: t('live.offer-failed'), error: offer.error } : null}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextField
        label={t('live.fallback')}
        hint={t('live.offer-hint', { name })}
        error={tried && words.trim() === '' ? t('live.no-fallback') : undefined}
        value={words}
        maxLength={300}
        autoComplete="off"
        onChange={({ target }) => setWords(target.value)}
      />
    </FormDialog>
  );
}
