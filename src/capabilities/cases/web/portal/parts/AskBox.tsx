import { type FormEvent, type KeyboardEvent, Suspense, useId, useRef, useState } from 'react';
import { Button } from '#ui/Button.tsx';
import { lazy } from '#ui/lazy.tsx';
import { Link, useGo } from '#ui/navigation.tsx';
import { useSlash } from '#ui/portal/useSlash.ts';
import { useText } from '#ui/text.tsx';
import { ASKING, useKept } from '../useKept.ts';
import type { SuggestionsHandle, SuggestionsState } from './Suggestions.tsx';

const Suggestions = lazy(() => import('./Suggestions.tsx').then((file) => file.Suggestions), { quiet: true });

/** Fewer letters say nothing yet of what it is about. */
const TELLING = 3;
const UNMARKED: SuggestionsState = { marked: undefined, said: '' };

/** What may spare asking comes once somebody known has begun to write, and goes with the focus. */
function useSuggesting(owner: string | null, text: string) {
  const id = useId();
  const handle = useRef<SuggestionsHandle>(null);
  const [writing, setWriting] = useState(false);
  const [state, setState] = useState(UNMARKED);
  const shown = owner !== null && writing && text.trim().length >= TELLING;
  const list = shown && state.said !== '';
  return {
    field: {
      'aria-autocomplete': owner === null ? undefined : ('list' as const),
      'aria-controls': list ? id : undefined,
      'aria-activedescendant': list ? state.marked : undefined,
      onBlur: () => setWriting(false),
    },
    begin: () => setWriting(true),
    onKey: (event: KeyboardEvent) => shown && handle.current?.onKey(event) === true,
    said: shown ? state.said : '',
    panel: shown && (
      <Suspense>
        <Suggestions ref={handle} id={id} text={text} onState={setState} />
      </Suspense>
    ),
  };
}

/** The one box for anything. What is typed is kept on this device and goes along to the page that sends it. */
export function AskBox({ owner }: { readonly owner: string | null }) {
  const t = useText();
  const go = useGo();
  const field = useRef<HTMLTextAreaElement>(null);
  const { kept, write } = useKept(owner, ASKING);
  const text = kept.text ?? '';
  const suggesting = useSuggesting(owner, text);
  useSlash(field);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    go('/ask');
  };
  const onKey = (event: KeyboardEvent) => {
    if (suggesting.onKey(event)) return;
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
          value={text}
          {...suggesting.field}
          onChange={(event) => {
            suggesting.begin();
            write({ text: event.target.value });
          }}
          onKeyDown={onKey}
        />
        <Button look="filled" size="lg" type="submit">
          {t('ask.go')}
        </Button>
        {suggesting.panel}
      </form>
      <p className="sr" role="status">
        {suggesting.said}
      </p>
      <p className="pt-ask-door">
        <Link href="/ask/who">{t('ask.not-sure')}</Link> {t('ask.not-sure-text')}
      </p>
    </>
  );
}
