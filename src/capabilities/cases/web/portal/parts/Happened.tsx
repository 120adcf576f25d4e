import { type ReactNode, useState } from 'react';
import { fromIso } from '#kernel/time.ts';
import { Act } from '#ui/Button.tsx';
import { Moment } from '#ui/Moment.tsx';
import { Section } from '#ui/Section.tsx';
import { Timeline } from '#ui/Timeline.tsx';
import { Phrase, useText } from '#ui/text.tsx';
import type { Story } from '../queries.ts';
import { type Line, type Told, toldIn } from '../told.ts';
import { placeOf } from './Messages.tsx';

const AT_FIRST = 8;
const MOMENTS = new Set(['due', 'was', 'discoveredAt', 'neededBy']);

function shownValue(name: string, value: string | number): ReactNode {
  return MOMENTS.has(name) && typeof value === 'string' ? <Moment at={fromIso(value)} /> : value;
}

interface SentenceProps {
  readonly line: Line;
  readonly readable: boolean;
}

/** One thing that happened, in the customer's words where the catalogue has them. */
function Sentence({ line: { key, params, messageId }, readable }: SentenceProps) {
  const t = useText();
  const theirs = `${key}.customer`;
  const id = t(theirs) === theirs ? key : theirs;
  const values = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, shownValue(name, value)]));
  const own = key === 'told.you-wrote' || key === 'case.opened';
  return (
    <p>
      <Phrase id={id} values={values} />
      {readable && messageId !== null && (
        <>
          {' '}
          <a href={`#${placeOf(messageId)}`}>{t(own ? 'told.read-own' : 'told.read')}</a>
        </>
      )}
    </p>
  );
}

/** What happened, newest first; the beginning of a long story waits behind one press. */
export function Happened({ story, reader }: { readonly story: Story; readonly reader: string }) {
  const t = useText();
  const [all, showAll] = useState(false);
  const told = toldIn(story.history, reader);
  const shown = all ? told : told.slice(0, AT_FIRST);
  const readable = new Set(story.messages.map(({ id }) => String(id)));
  const linesOf = ({ lines }: Told) =>
    lines.map((line) => (
      <Sentence key={line.id} line={line} readable={line.messageId !== null && readable.has(line.messageId)} />
    ));
  return (
    <Section title={t('told.title')}>
      <Timeline entries={shown.map((one) => ({ id: one.id, at: one.at, text: linesOf(one) }))} />
      {shown.length < told.length && <Act onClick={() => showAll(true)}>{t('told.all')}</Act>}
    </Section>
  );
}
