import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import { useVisit } from '#capabilities/people/web/index.ts';
import { fromIso } from '#kernel/time.ts';
import whoEn from '#locales/en/who.json' with { type: 'json' };
import { faultsOf, signInHref } from '#ui/api.ts';
import { Button, ButtonLink } from '#ui/Button.tsx';
import { TextArea } from '#ui/Field.tsx';
import { useGo } from '#ui/navigation.tsx';
import { PageHeading, usePageTitle } from '#ui/page.tsx';
import { PortalPage } from '#ui/portal/PortalShell.tsx';
import { ErrorState } from '#ui/states.tsx';
import { MoreText, moreTexts, Phrase, useText } from '#ui/text.tsx';
import { useTime } from '#ui/time/useTime.ts';
import { firstWordQuery, useAsk } from '../asking.ts';
import type { AttachmentsHandle } from '../parts/Attachments.tsx';
import { LaterAttachments, pasteInto } from '../parts/LaterAttachments.tsx';
import { When } from '../parts/When.tsx';
import { ASKING, useKept } from '../useKept.ts';
import './ask.css';
import './who.css';

const TEXTS = moreTexts({
  en: whoEn,
  others: { de: () => import('#locales/de/who.json').then((file) => file.default) },
});

const ABOUT = { urgency: 'medium', unsure: 'true' } as const;

/** What is promised, before anything is sent: by when a person writes, and what they do. */
function Promised({ known }: { readonly known: boolean }) {
  const time = useTime();
  const { data: by = null } = useQuery({ ...firstWordQuery(ABOUT), enabled: known });
  return (
    <div className="pt-who-promise">
      <p className="t-lg">
        {by === null ? (
          <Phrase id="who.promise" values={{}} />
        ) : (
          <Phrase id="who.promise-by" values={{ time: <When at={fromIso(by)} /> }} />
        )}
      </p>
      {by !== null && <p className="t-sm t-3">{time.relative(fromIso(by), 'long')}</p>}
    </div>
  );
}

/** Why it can't be sent as it stands. */
type Fault = 'no-words' | 'files' | null;

function useSend(text: string, clear: () => void) {
  const go = useGo();
  const ask = useAsk();
  const files = useRef<AttachmentsHandle>(null);
  const [fault, setFault] = useState<Fault>(null);
  const send = () => {
    const fileIds = files.current ? files.current.fileIds() : [];
    const found: Fault = text.trim() === '' ? 'no-words' : fileIds === null ? 'files' : null;
    setFault(found);
    if (found !== null || fileIds === null || ask.isPending) return;
    ask.mutate(
      { body: { text, unsure: true, fileIds: [...fileIds] }, form: { text } },
      {
        onSuccess: (made) => {
          clear();
          go(made ? `/cases/${made.number}` : '/offline', 'replace');
        },
      },
    );
  };
  return { files, fault, send, error: ask.error, busy: ask.isPending || ask.isSuccess };
}

function Who() {
  const t = useText();
  const { me, settled } = useVisit();
  const { kept, write, clear } = useKept(me?.id ?? null, ASKING);
  const words = useRef<HTMLTextAreaElement>(null);
  const text = kept.text ?? '';
  const { files, fault, send, error, busy } = useSend(text, clear);
  usePageTitle(t('who.title'), me?.organisation.name);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() === '') words.current?.focus();
    send();
  };
  return (
    <PortalPage className="pt-asking">
      <PageHeading className="t-h1">{t('who.title')}</PageHeading>
      <p className="pt-who-lead">{t('who.lead')}</p>
      <form className="pt-askform" onSubmit={submit} noValidate>
        <TextArea
          ref={words}
          label={t('who.label')}
          error={fault === 'no-words' ? t('who.no-words') : faultsOf(error)['body.text']}
          large
          rows={5}
          maxLength={20_000}
          autoFocus
          value={text}
          onChange={(event) => write({ text: event.target.value })}
          onPaste={pasteInto(files)}
        />
        <div className={settled ? 'pt-ask-rest' : 'pt-ask-rest ek-portal-unknown'}>
          {me && (
            <div className="pt-ask-files">
              <LaterAttachments ref={files} />
              <span>{t('who.files')}</span>
            </div>
          )}
          <Promised known={me !== null} />
          {fault === 'files' && <ErrorState failed={t('files.wait')} />}
          {error && <ErrorState failed={t('who.failed')} safe={t('who.safe')} error={error} />}
          <div className="pt-ask-send">
            {settled && !me ? (
              <>
                <p>{t('who.sign-in-first')}</p>
                <ButtonLink href={signInHref()} look="filled" size="lg">
                  {t('who.sign-in')}
                </ButtonLink>
              </>
            ) : (
              <Button look="filled" size="lg" type="submit" busy={busy}>
                {t('who.send')}
              </Button>
            )}
          </div>
        </div>
      </form>
    </PortalPage>
  );
}

/** For whoever does not know whom to ask: one box, one button, and a promise before it is pressed. */
export function WhoPage() {
  return (
    <MoreText catalogues={TEXTS}>
      <Who />
    </MoreText>
  );
}
