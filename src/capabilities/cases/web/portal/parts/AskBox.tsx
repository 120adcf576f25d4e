import { type FormEvent, type KeyboardEvent, useRef } from 'react';
import { Button } from '#ui/Button.tsx';
import { Link, useGo } from '#ui/navigation.tsx';
import { useSlash } from '#ui/portal/useSlash.ts';
import { useText } from '#ui/text.tsx';
import { ASKING, useKept } from '../useKept.ts';

/** The one box for anything. What is typed is kept on this device and goes along to the page that sends it. */
export function AskBox({ owner }: { readonly owner: string | null }) {
  const t = useText();
  const go = useGo();
  const field = useRef<HTMLTextAreaElement>(null);
  const { kept, write } = useKept(owner, ASKING);
  useSlash(field);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    go('/ask');
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    go('/ask');
  };
  return (
    <>
      <form className="pt-ask" onSubmit={submit}>
        <textarea
          ref={field}
          rows={1}
          maxLength={20_000}
          aria-label={t('ask.label')}
          aria-keyshortcuts="/"
          placeholder={t('ask.own-words')}
          value={kept.text ?? ''}
          onChange={(event) => write({ text: event.target.value })}
          onKeyDown={onKey}
        />
        <Button look="filled" size="lg" type="submit">
          {t('ask.go')}
        </Button>
      </form>
      <p className="pt-ask-door">
        <Link href="/ask">{t('ask.not-sure')}</Link> {t('ask.not-sure-text')}
      </p>
    </>
  );
}
