import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useEffect, useRef } from 'react';
import { fromIso } from '#kernel/time.ts';
import { Button, ButtonLink } from '#ui/Button.tsx';
import { DeskPage } from '#ui/desk/DeskShell.tsx';
import { useCommand } from '#ui/keyboard/useCommand.ts';
import { usePageTitle } from '#ui/page.tsx';
import { Section } from '#ui/Section.tsx';
import { ErrorState } from '#ui/states.tsx';
import { Phrase, useText } from '#ui/text.tsx';
import { useTime } from '#ui/time/useTime.ts';
import { CaseLink, caseHref } from '../parts/CaseLink.tsx';
import { SortingFields, StoryFields } from '../parts/NewCaseFields.tsx';
import { firstNameOf } from '../parts/names.ts';
import type { Caller } from '../parts/PersonSearch.tsx';
import { sortPromises } from '../parts/promises.ts';
import { type NewCase, useNewCase } from '../parts/useNewCase.ts';
import { type Detail, openCasesOfQuery } from '../queries.ts';
import '../parts/forms.css';
import '../parts/new-case.css';

/** What the caller has open already: perhaps this is the same thing. */
function OpenAlready({ caller }: { readonly caller: Caller }) {
  const t = useText();
  const time = useTime();
  const cases = useQuery(openCasesOfQuery(caller.id)).data;
  if (!cases || cases.length === 0) return null;
  const trail = () => ({
    href: '/desk/case/new',
    label: t('new-case.title'),
    numbers: cases.map(({ number }) => number),
  });
  return (
    <aside className="nc-aside" aria-label={t('new-case.open-already')} data-region>
      <Section title={t('new-case.open-already')} count={cases.length} ruled>
        <ul>
          {cases.map((row) => (
            <li key={row.id} className="nc-open" data-case={row.id}>
              <CaseLink of={row} trail={trail}>
                {row.subject}
              </CaseLink>
              <span className="t-3">
                {t('new-case.opened-at', { time: time.listed(fromIso(row.openedAt)) })}
                {row.owner && ` · ${row.owner.name}`}
              </span>
            </li>
          ))}
        </ul>
      </Section>
    </aside>
  );
}

interface ReadBackProps {
  readonly of: Detail;
  readonly onAgain: () => void;
}

/** What to say aloud before hanging up: the promise that was just made. */
function ReadBack({ of, onAgain }: ReadBackProps) {
  const t = useText();
  const time = useTime();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const [next] = sortPromises(of.promises, time.now).owed;
  const name = firstNameOf(of.requester.name);
  return (
    <div className="nc-done">
      <h1 ref={heading} tabIndex={-1} className="t-h2">
        {t('new-case.saved', { number: String(of.number) })}
      </h1>
      <p className="t-2">{of.subject}</p>
      <div className="nc-readback">
        <p className="t-13 t-3">{t('new-case.say', { name })}</p>
        <p className="nc-words">
          {next ? (
            <Phrase
              id={of.owner ? 'new-case.words-mine' : 'new-case.words'}
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

function Form({ of }: { readonly of: NewCase }) {
  const t = useText();
  const form = useRef<HTMLFormElement>(null);
  useCommand('composer.send', () => form.current?.requestSubmit(), { within: form });
  const { faults } = of;
  useEffect(() => {
    if (Object.keys(faults).length > 0) form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus();
  }, [faults]);
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
      <div>
        <Button type="submit" look="filled" command="composer.send" busy={of.busy}>
          {t('new-case.save')}
        </Button>
      </div>
    </form>
  );
}

/** A new case: turns a call, or somebody at the counter, into a case while they talk. */
export function NewCasePage() {
  const t = useText();
  const state = useNewCase(t);
  const { opened, form } = state;
  usePageTitle(t('new-case.title'));
  return (
    <DeskPage title={t('new-case.title')}>
      <div className="nc">
        {opened ? (
          <ReadBack of={opened} onAgain={state.again} />
        ) : (
          <>
            <div>
              <h1 className="t-h2">{t('new-case.heading')}</h1>
              <Form of={state} />
            </div>
            {form.caller && <OpenAlready caller={form.caller} />}
          </>
        )}
      </div>
    </DeskPage>
  );
}
