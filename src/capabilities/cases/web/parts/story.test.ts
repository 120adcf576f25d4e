import { describe, expect, it } from 'vitest';
import { MessageId, NoteId } from '#kernel/ids.ts';
import { translator } from '#kernel/messages.ts';
import { MINUTE, toIso } from '#kernel/time.ts';
import desk from '#locales/en/desk.json' with { type: 'json' };
import facts from '#locales/en/facts.json' with { type: 'json' };
import type { HistoryEntry, Message, Note } from '../queries.ts';
import { NOW } from '../testing/a-row.ts';
import { eventSentence } from './event-sentence.ts';
import { storyOf } from './story.ts';

const id = (place: number) => `00000000-0000-4000-8000-${String(place).padStart(12, '0')}`;
const at = (minutes: number) => toIso(NOW + minutes * MINUTE);

const message = (place: number, minutes: number): Message => ({
  id: MessageId.parse(id(place)),
  direction: 'from-customer',
  author: { id: null, name: 'Maria Lopez' },
  channel: 'mail',
  text: 'Lyon sees a black screen',
  newPart: 'Lyon sees a black screen',
  files: [],
  sentAt: at(minutes),
  delivery: 'none',
  automatic: false,
  unverifiedSender: false,
  doubtfulText: false,
  protection: null,
  calendar: null,
  mergedFrom: null,
  asMail: false,
  warnings: [],
});
const note = (place: number, minutes: number): Note => ({
  id: NoteId.parse(id(place)),
  author: { id: null, name: 'Jan Kowalczyk' },
  text: 'Firmware 4.2 did this in Oslo',
  mentioned: [],
  files: [],
  writtenAt: at(minutes),
  pending: null,
});
const event = (place: number, minutes: number, kind: string, params: HistoryEntry['params'] = {}): HistoryEntry => ({
  id: id(place),
  kind,
  icon: 'circle',
  actor: 'Ayse Yıldız',
  occurredAt: at(minutes),
  params,
});

const told = {
  messages: [message(1, -60), message(2, -10)],
  notes: [note(3, -30)],
  history: [
    event(4, -60, 'case.opened'),
    event(5, -60, 'message.received'),
    event(6, -50, 'case.taken'),
    event(7, -40, 'case.now-said'),
    event(8, -5, 'case.goes-on'),
  ],
};

describe('the story of a case', () => {
  it('shows messages, then notes too, then everything, in order of time', () => {
    const kinds = (density: 'messages' | 'notes' | 'everything') => storyOf(told, density).map(({ kind }) => kind);
    expect(kinds('messages')).toEqual(['message', 'message']);
    expect(kinds('notes')).toEqual(['message', 'note', 'message']);
    expect(kinds('everything')).toEqual(['message', 'events', 'note', 'message', 'events']);
  });

  it('gathers events that follow each other, and leaves out those that stand there themselves', () => {
    const gathered = storyOf(told, 'everything').flatMap((item) => (item.kind === 'events' ? [item.events] : []));
    expect(gathered.map((events) => events.map(({ kind }) => kind))).toEqual([
      ['case.opened', 'case.taken', 'case.now-said'],
      ['case.goes-on'],
    ]);
  });
});

describe('the sentence of an event', () => {
  const catalogue = Object.fromEntries(Object.entries(facts).map(([kind, sentence]) => [`fact.${kind}`, sentence]));
  const words = { t: translator('en', { ...catalogue, ...desk }), moment: () => '14:30' };
  const say = (kind: string, params: HistoryEntry['params']) => eventSentence(event(1, 0, kind, params), words);

  it('says states, fields and moments in the reader’s words', () => {
    expect(say('case.state-changed', { from: 'new', to: 'in-progress' })).toContain('In progress');
    expect(say('case.changed', { what: 'urgency', from: 'low', to: 'high' })).toContain('High');
    expect(say('promise.kept', { due: at(12) })).toContain('14:30');
  });

  it('has words for what was empty before', () => {
    expect(say('case.changed', { what: 'goal', from: '', to: 'print' })).toContain('nothing');
  });
});
