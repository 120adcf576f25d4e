import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { Instant } from '#kernel/time.ts';
import { Button } from '#ui/Button.tsx';
import { TextField } from '#ui/Field.tsx';
import { ErrorState } from '#ui/states.tsx';
import { useText } from '#ui/text.tsx';
import { fromLocalField } from '#ui/time/local.ts';
import { useTime } from '#ui/time/useTime.ts';
import { tell } from '#ui/toast.ts';

interface PublishPanelProps {
  /** The version that this would become. */
  readonly version: number;
  readonly publish: (effectiveFrom: Instant | null) => Promise<boolean>;
}

/** Makes the draft the next version, at once or from a moment on. */
export function PublishPanel({ version, publish }: PublishPanelProps) {
  const t = useText();
  const { zone } = useTime();
  const [from, setFrom] = useState('');
  const publication = useMutation({
    mutationFn: () => publish(fromLocalField(from, zone)),
    onSuccess: (isPublished) => {
      if (!isPublished) return;
      setFrom('');
      tell({ text: t('agreement.published', { version }) });
    },
  });
  return (
    <form
      className="agreement-form"
      onSubmit={(event) => {
        event.preventDefault();
        publication.mutate();
      }}
    >
      <TextField
        label={t('agreement.from')}
        hint={t('agreement.from-hint')}
        type="datetime-local"
        value={from}
        onChange={(event) => setFrom(event.currentTarget.value)}
      />
      <Button look="filled" type="submit" busy={publication.isPending}>
        {t('agreement.publish', { version })}
      </Button>
      {publication.isError && <ErrorState failed={t('agreement.publish-failed')} error={publication.error} />}
    </form>
  );
}
