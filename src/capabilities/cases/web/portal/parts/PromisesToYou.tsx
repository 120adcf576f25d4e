import { IconX } from '@tabler/icons-react';
import { Suspense, useState } from 'react';
import { fromIso } from '#kernel/time.ts';
import { Icon } from '#ui/Icon.tsx';
import { lazy } from '#ui/lazy.tsx';
import { Moment } from '#ui/Moment.tsx';
import { PromiseIcon } from '#ui/PromiseChip.tsx';
import { Section } from '#ui/Section.tsx';
import { Phrase, useText } from '#ui/text.tsx';
import { useTime } from '#ui/time/useTime.ts';
import { type Promised, promisedIn, type Standing, standingOf } from '../promised.ts';
import type { Story } from '../queries.ts';

const ICONS = {
  track: 'track',
  moved: 'moved',
  over: 'over',
  paused: 'paused',
  kept: 'kept',
  asked: 'kept',
  broken: 'broken',
  missed: 'broken',
} as const;

const WITH_THE_HOUR = new Set<Standing>(['track', 'moved', 'over']);

function How({ of, standing }: { readonly of: Promised; readonly standing: Standing }) {
  const t = useText();
  const { promise, before, why } = of;
  const due = fromIso(promise.due);
  const done = promise.fulfilledAt === null ? due : fromIso(promise.fulfilledAt);
  const first = before[0];
  return (
    <>
      <small>
        {WITH_THE_HOUR.has(standing) ? (
          <Moment at={due} form="due" />
        ) : (
          <Phrase id={`promised.${standing}`} values={{ due: <Moment at={due} />, done: <Moment at={done} /> }} />
        )}
      </small>
      {first !== undefined && (
        <small>
          <Phrase
            id={why === null || why === '' ? 'promised.was' : 'promised.was-because'}
            values={{ was: <Moment at={first} />, why: why ?? '' }}
          />
        </small>
      )}
      {promise.kind === 'callback' && <small>{t('promised.words', { words: promise.text })}</small>}
    </>
  );
}

const WhyThen = lazy(() => import('./WhyThen.tsx').then((file) => file.WhyThen));

/** Says why then when somebody asks; what it says comes with the question. */
function Why({ caseId, promiseId }: { readonly caseId: string; readonly promiseId: string }) {
  const t = useText();
  const [asked, ask] = useState(false);
  return (
    <details className="pt-why" onToggle={(event) => event.currentTarget.open && ask(true)}>
      <summary>{t('promised.why')}</summary>
      {asked && (
        <Suspense fallback={null}>
          <WhyThen caseId={caseId} promiseId={promiseId} />
        </Suspense>
      )}
    </details>
  );
}

/** Every promise that was made on a case, and what became of it. */
export function PromisesToYou({ story: { id: caseId, promises } }: { readonly story: Pick<Story, 'id' | 'promises'> }) {
  const t = useText();
  const time = useTime();
  if (promises.length === 0) return null;
  return (
    <Section title={t('promised.title')}>
      <ul className="pt-promises">
        {promisedIn(promises).map((one) => {
          const standing = standingOf(one, time.now);
          return (
            <li key={one.promise.id}>
              {standing === 'withdrawn' ? <Icon of={IconX} /> : <PromiseIcon state={ICONS[standing]} />}
              <div>
                <p className="t-500">{t(`promised.kind.${one.promise.kind}`)}</p>
                <How of={one} standing={standing} />
                <Why caseId={caseId} promiseId={one.promise.id} />
              </div>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
