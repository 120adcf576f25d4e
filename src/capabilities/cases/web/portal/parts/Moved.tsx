import { IconCheck } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { fromIso } from '#kernel/time.ts';
import { Button } from '#ui/Button.tsx';
import { TextArea } from '#ui/Field.tsx';
import { Icon } from '#ui/Icon.tsx';
import { Moment } from '#ui/Moment.tsx';
import { PromiseIcon } from '#ui/PromiseChip.tsx';
import { ErrorState } from '#ui/states.tsx';
import { Phrase, useText } from '#ui/text.tsx';
import { useObject } from '../objecting.ts';
import { movedIn, type Promised } from '../promised.ts';
import type { Story } from '../queries.ts';
import './moved.css';

const LONGEST = 2000;

interface MovedProps {
  readonly of: Promised;
  readonly caseId: Story['id'];
}

/** What was promised first, the new time, and why. */
function FromTo({ of: { promise, before, why } }: Pick<MovedProps, 'of'>) {
  const was = before.at(-1) ?? fromIso(promise.due);
  const times = { was: <Moment at={was} />, due: <Moment at={fromIso(promise.due)} strong /> };
  const plain = why === null || why === '';
  return (
    <p className="pt-moved-times">
      <Phrase id={plain ? 'moved.times' : 'moved.times-because'} values={{ ...times, why: why ?? '' }} />
    </p>
  );
}

/** That it does not work: one press says so. Words may go with it. */
function Objecting({ of, caseId }: MovedProps) {
  const t = useText();
  const object = useObject(caseId);
  const [wordy, setWordy] = useState(false);
  const [words, setWords] = useState('');
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (wordy) field.current?.focus();
  }, [wordy]);
  return (
    <>
      {wordy && (
        <TextArea
          ref={field}
          large
          label={t('moved.words')}
          value={words}
          maxLength={LONGEST}
          onChange={(event) => setWords(event.target.value)}
        />
      )}
      <div className="pt-moved-acts">
        <Button busy={object.isPending} onClick={() => object.mutate({ promiseId: of.promise.id, words })}>
          {t('moved.object')}
        </Button>
        {!wordy && (
          <Button look="plain" onClick={() => setWordy(true)}>
            {t('moved.add-words')}
          </Button>
        )}
      </div>
      {object.isError && <ErrorState failed={t('moved.failed')} safe={t('moved.safe')} error={object.error} />}
    </>
  );
}

/** That they said so, and what it did. */
function Objected({ of: { promise } }: Pick<MovedProps, 'of'>) {
  const t = useText();
  const { words, stands } = promise.objection ?? { words: '', stands: false };
  return (
    <div className="pt-moved-said" role="status">
      <Icon of={IconCheck} />
      <div>
        <p>
          <Phrase
            id={stands ? 'moved.stands' : 'moved.said'}
            values={{ due: <Moment at={fromIso(promise.due)} strong /> }}
          />
        </p>
        {words !== '' && <p className="pt-moved-words">{t('promised.words', { words })}</p>}
      </div>
    </div>
  );
}

/** Promises that were moved to a later time: what was moved, why and until when, and a way to say that it does not work. */
export function Moved({ story }: { readonly story: Story }) {
  const t = useText();
  const moved = story.mayWrite ? movedIn(story.promises) : [];
  return moved.map((one) => (
    <section key={one.promise.id} className="pt-moved" aria-label={t('moved.title')}>
      <h2>
        <PromiseIcon state="moved" />
        {t('moved.title')}
        <span className="t-3">{t(`promised.kind.${one.promise.kind}`)}</span>
      </h2>
      {one.promise.objection?.stands !== true && <FromTo of={one} />}
      {one.promise.objection === null ? <Objecting of={one} caseId={story.id} /> : <Objected of={one} />}
    </section>
  ));
}
