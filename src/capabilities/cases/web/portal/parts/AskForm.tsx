import { useQuery } from '@tanstack/react-query';
import { type FormEvent, type RefObject, useRef } from 'react';
import type { Me } from '#capabilities/people/web/index.ts';
import { faultsOf, signInHref } from '#ui/api.ts';
import { Button, ButtonLink } from '#ui/Button.tsx';
import { Check, SelectField, TextArea, TextField } from '#ui/Field.tsx';
import { ErrorState } from '#ui/states.tsx';
import { useText } from '#ui/text.tsx';
import { urgencyIn } from '../asked.ts';
import { servicesQuery } from '../asking.ts';
import type { Kept } from '../kept.ts';
import type { AttachmentsHandle } from './Attachments.tsx';
import { HowUrgent } from './HowUrgent.tsx';
import { LaterAttachments, pasteInto } from './LaterAttachments.tsx';
import { WhatHappens } from './WhatHappens.tsx';

interface AskFormProps {
  readonly me: Me | null;
  /** Whether it is known who asks. */
  readonly settled: boolean;
  readonly kept: Kept;
  readonly onWrite: (changed: Kept) => void;
  readonly files: RefObject<AttachmentsHandle | null>;
  readonly fault: 'no-words' | 'files' | null;
  readonly error: Error | null;
  readonly busy: boolean;
  readonly onSend: () => void;
}

/** The questions of asking. Only the words are needed. */
export function AskForm(props: AskFormProps) {
  const { me, settled, kept, onWrite, files, fault, error, busy, onSend } = props;
  const t = useText();
  const { data: services = [] } = useQuery({ ...servicesQuery, enabled: me !== null });
  const faults = faultsOf(error);
  const words = useRef<HTMLTextAreaElement>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if ((kept.text ?? '').trim() === '') words.current?.focus();
    onSend();
  };
  const unsure = { value: '', label: t('ask.service-unsure') };
  return (
    <form className="pt-askform" onSubmit={submit} noValidate>
      <TextArea
        ref={words}
        label={t('ask.label')}
        hint={t('ask.own-words-hint')}
        error={fault === 'no-words' ? t('ask.no-words') : faults['body.text']}
        large
        rows={4}
        maxLength={20_000}
        autoFocus={kept.text === ''}
        value={kept.text ?? ''}
        onChange={(event) => onWrite({ text: event.target.value })}
        onPaste={pasteInto(files)}
      />
      <div className={settled ? 'pt-ask-rest' : 'pt-ask-rest ek-portal-unknown'}>
        {me && (
          <div className="pt-ask-files">
            <LaterAttachments ref={files} />
            <span>{t('ask.files')}</span>
          </div>
        )}
        <TextField
          label={t('ask.goal')}
          hint={t('ask.goal-hint')}
          error={faults['body.goal']}
          large
          maxLength={200}
          value={kept.goal ?? ''}
          onChange={(event) => onWrite({ goal: event.target.value })}
        />
        {me && (
          <SelectField
            label={t('ask.service')}
            large
            options={[unsure, ...services.map(({ id, name }) => ({ value: id, label: name }))]}
            value={kept.serviceId ?? ''}
            onChange={(event) => onWrite({ serviceId: event.target.value })}
          />
        )}
        <HowUrgent kept={kept} onWrite={onWrite} />
        {me?.seenByColleagues && (
          <div className="pt-ask-private">
            <Check
              label={t('ask.keep-private')}
              checked={kept.keepPrivate === 'yes'}
              onChange={(event) => onWrite({ keepPrivate: event.target.checked ? 'yes' : '' })}
            />
            <p>{t(kept.keepPrivate === 'yes' ? 'ask.is-private' : 'ask.is-shared')}</p>
          </div>
        )}
        <WhatHappens
          me={me}
          about={{ urgency: urgencyIn(kept), ...(kept.serviceId && { serviceId: kept.serviceId }) }}
        />
        {fault === 'files' && <ErrorState failed={t('files.wait')} />}
        {error && <ErrorState failed={t('ask.failed')} safe={t('ask.safe')} error={error} />}
        {settled && !me ? (
          <div className="pt-ask-send">
            <p>{t('ask.sign-in-first')}</p>
            <ButtonLink href={signInHref()} look="filled" size="lg">
              {t('ask.sign-in')}
            </ButtonLink>
          </div>
        ) : (
          <div className="pt-ask-send">
            <Button look="filled" size="lg" type="submit" busy={busy}>
              {t('ask.send')}
            </Button>
          </div>
        )}
      </div>
    </form>
  );
}
