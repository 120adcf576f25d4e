import { type FormEvent, Suspense, useEffect, useRef } from 'react';
import { fromIso } from '#kernel/time.ts';
import newCaseEn from '#locales/en/new-case.json' with { type: 'json' };
import { Button, ButtonLink } from '#ui/Button.tsx';
import { DeskPage } from '#ui/desk/DeskShell.tsx';
import { useCommand } from '#ui/keyboard/useCommand.ts';
import { Link, useSearch } from '#ui/navigation.tsx';
import { usePageTitle } from '#ui/page.tsx';
import { ErrorState } from '#ui/states.tsx';
import { MoreText, moreTexts, Phrase, useText } from '#ui/text.tsx';
import { useTime } from '#ui/time/useTime.ts';
import { caseHref } from '../parts/CaseLink.tsx';
import { SortingFields, StoryFields } from '../parts/NewCaseFields.tsx';
import { firstNameOf } from '../parts/names.ts';
import { OpenAlready, useAlike } from '../parts/OpenAlready.tsx';
import { PersonSearch } from '../parts/PersonSearch.tsx';
import { sortPromises } from '../parts/promises.ts';
import { type NewCase, useNewCase } from '../parts/useNewCase.ts';
import type { Detail } from '../queries.ts';
import { type CaseSlots, CaseSlotsProvider, useCaseSlots } from '../slots.ts';
import '../parts/forms.css';
import '../parts/new-case.css';

interface ReadBackProps {
  readonly of: Detail;
  /** It was added to a case that was open already. */
  readonly added: boolean;
  readonly onAgain: () => void;
}

const MISSED = '/desk/case/new?missed=1';

const TEXTS = moreTexts({
  en: newCaseEn,
  others: { de: () => import('#locales/de/new-case.json').then((file) => file.default) },
});

function wordsFor(of: Detail, kind: string): string {
  if (kind === 'live-event-contact') return 'new-case.words-live';
  return of.owner ? 'new-case.words-mine' : 'new-case.words';
}

/** What to say aloud before hanging up: the promise that was just made. */
function ReadBack({ of, added, onAgain }: ReadBackProps) {
  const t = useText();
  const time = useTime();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const [next] = sortPromises(of.promises, time.now).owed;
  const name = firstNameOf(of.requester.name);
  return (
    <div className="nc-done">
      <h1 ref={heading} tabIndex={-1} className="t-h2">
        {t(added ? 'new-case.added' : 'new-case.saved', { number: String(of.number) })}
      </h1>
      <p className="t-2">{of.subject}</p>
      <div className="nc-readback">
        <p className="t-13 t-3">{t('new-case.say', { name })}</p>
        <p className="nc-words">
          {next ? (
            <Phrase
              id={wordsFor(of, next.kind)}
              values={{
                name,
                time: <b className="t-nowrap">{time.moment(fromIso(next.due))}</b>,
                number: String(of.number),
              }}
            />
          ) : (
            t('new-case.words-none', { name, number: String(of.number) })
          )}
        </p>
        {next && <p className="t-3">{time.left(fromIso(next.due))}</p>}
      </div>
      <div className="row gap8 wrap">
        <ButtonLink href={caseHref(of.number)} look="filled">
          {t('new-case.open')}
        </ButtonLink>
        <Button command="anywhere.new-case" onClick={onAgain}>
          {t('new-case.another')}
        </Button>
      </div>
    </div>
  );
}

function Form({ of, alike }: { readonly of: NewCase; readonly alike: number }) {
  const t = useText();
  const form = useRef<HTMLFormElement>(null);
  useCommand('composer.send', () => form.current?.requestSubmit(), { within: form });
  const { faults, liveFaults } = of;
  useEffect(() => {
    if (Object.keys({ ...faults, ...liveFaults }).length > 0)
      form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus();
  }, [faults, liveFaults]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    of.save();
  };
  return (
    <form ref={form} className="nc-form" onSubmit={submit} noValidate>
      <StoryFields of={of} />
      <hr className="nc-rule" />
      <SortingFields of={of} />
      {of.error && <ErrorState failed={t('new-case.failed')} error={of.error} safe={t('new-case.kept')} />}
      {/* Said to screen readers while they type, and seen where the list stands below the form. */}
      <p role="status" className="nc-same-line">
        {alike > 0 && t('new-case.same-found', { n: alike })}
      </p>
      <div>
        <Button type="submit" look="filled" command="composer.send" busy={of.busy}>
          {t('new-case.save')}
        </Button>
      </div>
    </form>
  );
}

function Writing() {
  const t = useText();
  const state = useNewCase(t);
  const { opened, form } = state;
  const alike = useAlike(form);
  usePageTitle(t('new-case.title'));
  return (
    <DeskPage title={t('new-case.title')}>
      <div className="nc">
        {opened ? (
          <ReadBack of={opened} added={state.added} onAgain={state.again} />
        ) : (
          <>
            <div>
              <h1 className="t-h2">{t('new-case.heading')}</h1>
              <p className="nc-other">
                <Link href={MISSED}>{t('new-case.missed')}</Link>
              </p>
              <Form of={state} alike={alike.length} />
            </div>
            {form.caller && <OpenAlready of={state} caller={form.caller} alike={alike} />}
          </>
        )}
      </div>
    </DeskPage>
  );
}

/** They called, and nobody answered: what is owed then is a call. */
function Missed() {
  const t = useText();
  const { MissedCallForm } = useCaseSlots();
  usePageTitle(t('new-case.missed-title'));
  return (
    <DeskPage title={t('new-case.missed-title')}>
      <div className="nc">
        <div>
          <h1 className="t-h2">{t('new-case.missed-heading')}</h1>
          <p className="nc-other">
            <Link href="/desk/case/new">{t('new-case.talking')}</Link>
          </p>
          <Suspense fallback={null}>
            <MissedCallForm PersonSearch={PersonSearch} />
          </Suspense>
        </div>
      </div>
    </DeskPage>
  );
}

/** A new case: turns a call, or somebody at the counter, into a case while they talk. */
function NewCasePage() {
  const missed = useSearch().has('missed');
  return <MoreText catalogues={TEXTS}>{missed ? <Missed /> : <Writing />}</MoreText>;
}

/** A new case with what fills its places. */
export function newCasePage(slots: CaseSlots) {
  return function FilledNewCasePage() {
    return (
      <CaseSlotsProvider value={slots}>
        <NewCasePage />
      </CaseSlotsProvider>
    );
  };
}
