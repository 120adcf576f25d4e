import { IconBolt, IconMessageReply, IconPlus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Mark, Wordmark } from '#ui/Brand.tsx';
import { Act, Button } from '#ui/Button.tsx';
import { Face } from '#ui/Face.tsx';
import { Check, TextField } from '#ui/Field.tsx';
import { KeyHelp } from '#ui/keyboard/KeySheet.tsx';
import { LevelLine } from '#ui/LevelLine.tsx';
import { Message } from '#ui/Message.tsx';
import { Moment } from '#ui/Moment.tsx';
import { NowLine } from '#ui/NowLine.tsx';
import { PROMISE_STATES, PromiseChip, PromiseIcon } from '#ui/PromiseChip.tsx';
import { PageHeading, usePageTitle } from '#ui/page.tsx';
import { rowsOf, Skeleton } from '#ui/Skeleton.tsx';
import { TeamNote } from '#ui/TeamNote.tsx';
import { Timeline } from '#ui/Timeline.tsx';
import { Toaster } from '#ui/Toaster.tsx';
import { EditorsPart } from './EditorsPart.tsx';
import { StatesPart } from './StatesPart.tsx';
import { HAPPENED, inMinutes, MESSAGES, NOTE, NOW, NOW_STALE, PEOPLE, WORDS } from './sample.ts';

interface PartProps {
  readonly of: string;
  readonly wide?: boolean;
  readonly children: ReactNode;
}

function Part({ of, wide = false, children }: PartProps) {
  return (
    <section className={wide ? 'kit-part kit-wide' : 'kit-part'}>
      <h2>{of}</h2>
      {children}
    </section>
  );
}

function Rows() {
  return (['rest', 'hover', 'focused', 'selected'] as const).map((state) => (
    <div key={state} className={`kit-row kit-row-${state}`}>
      <Check label={WORDS[state]} hidden checked={state === 'selected'} readOnly />
      <b>
        <Moment at={inMinutes(12)} />
      </b>
      <span className="t-3">{WORDS.nextWord}</span>
      <span className="grow t-cut">{MESSAGES[0].text}</span>
      <span className="t-3">{WORDS[state]}</span>
    </div>
  ));
}

function Buttons() {
  return (
    <>
      <div className="row gap8 wrap">
        <Button look="filled" command="composer.send">
          {WORDS.reply}
        </Button>
        <Button command="case.renegotiate">{WORDS.renegotiate}</Button>
        <Button look="plain">{WORDS.laterAct}</Button>
        <Button look="note">{WORDS.nextWord}</Button>
      </div>
      <div className="row gap8 wrap kit-below">
        <Act look="filled" icon={IconMessageReply} command="case.reply">
          {WORDS.reply}
        </Act>
        <Act icon={IconPlus} command="case.promise">
          {WORDS.step}
        </Act>
        <Button className="kit-ring">{WORDS.focused}</Button>
        <Button disabled>{WORDS.notNow}</Button>
        <Button busy>{WORDS.laterAct}</Button>
      </div>
      <div className="kit-below" style={{ maxWidth: 360 }}>
        <TextField label={WORDS.told} hint={WORDS.toldHint} error={WORDS.toldError} defaultValue={WORDS.toldValue} />
      </div>
    </>
  );
}

function Times() {
  return (
    <ul>
      <li>
        <Moment at={inMinutes(25)} form="due" strong />
      </li>
      <li>
        <Moment at={inMinutes(-38)} form="due" />
      </li>
      <li>
        <Moment at={inMinutes(60 * 26)} form="due" zone="America/Toronto" />
      </li>
      <li>
        <Moment at={inMinutes(-12)} form="past" />
      </li>
      <li>
        <Moment at={inMinutes(-8)} form="since" />
      </li>
    </ul>
  );
}

function Chips() {
  return (
    <>
      <div className="row gap8 wrap">
        {PROMISE_STATES.map((state) => (
          <PromiseChip key={state} state={state} about={WORDS.nextWordAbout} />
        ))}
      </div>
      <div className="row gap16 wrap kit-below">
        {PROMISE_STATES.map((state) => (
          <PromiseChip key={state} state={state} quiet />
        ))}
      </div>
      <div className="row gap16 wrap kit-below">
        <PromiseChip state="soon" time="12 min" />
        <PromiseChip state="over" time="38 min" />
        {PROMISE_STATES.map((state) => (
          <PromiseIcon key={state} state={state} />
        ))}
      </div>
    </>
  );
}

function Faces() {
  return (
    <div className="row gap8 wrap">
      {([20, 28, 32, 40] as const).map((size) => (
        <Face key={size} name={PEOPLE.ayse} size={size} />
      ))}
      <Face name={PEOPLE.maria} kind="customer" />
      <Face name={PEOPLE.long} kind="customer" size={40} />
      <Face name={PEOPLE.avco} kind="supplier" />
    </div>
  );
}

/** All parts in all states on one page. */
export function PartsPage() {
  usePageTitle(WORDS.title);
  const nowLine = (
    <Act icon={IconBolt} command="case.now-line">
      {WORDS.nowLine}
    </Act>
  );
  const [first, second] = MESSAGES;
  return (
    <main className="kit">
      <PageHeading>{WORDS.title}</PageHeading>
      <div className="kit-grid">
        <Part of="Brand">
          <div className="row gap16 wrap">
            <Mark size={48} />
            <Mark />
            <Mark size={16} />
            <Wordmark size={24} />
            <Wordmark />
          </div>
        </Part>
        <Part of="PromiseChip: full, quiet, with time; PromiseIcon">
          <Chips />
        </Part>
        <Part of="NowLine: fresh, stale, nothing said" wide>
          <div className="kit-now">
            <NowLine sentence={NOW} since={inMinutes(-8)} action={nowLine} />
            <NowLine sentence={NOW_STALE} since={inMinutes(-55)} stale action={nowLine} />
            <NowLine sentence={null} action={nowLine} />
          </div>
        </Part>
        <Part of="List row, 36 px">
          <Rows />
          <Skeleton rows={rowsOf(2, 36)} columns={['16px', '40px', '64px', '46%']} />
        </Part>
        <Part of="Button, Act, TextField">
          <Buttons />
        </Part>
        <Part of="Face">
          <Faces />
        </Part>
        <Part of="Moment: due, late, another day and zone, past, since">
          <Times />
        </Part>
        <Part of="LevelLine" wide>
          <LevelLine />
        </Part>
        <Part of="Message, TeamNote">
          <div className="ek-log">
            <Message {...first} />
            <TeamNote name={PEOPLE.jan} at={inMinutes(-37)} text={NOTE} />
            <Message {...second} own />
          </div>
        </Part>
        <Part of="Timeline">
          <Timeline entries={HAPPENED} />
        </Part>
        <EditorsPart />
        <StatesPart />
      </div>
      <KeyHelp />
      <Toaster />
    </main>
  );
}
