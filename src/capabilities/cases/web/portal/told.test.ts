import { describe, expect, it } from 'vitest';
import { fromIso } from '#kernel/time.ts';
import type { Entry } from './queries.ts';
import { toldIn } from './told.ts';

const MARIA = 'Maria Lopez';

function entry(kind: string, occurredAt: string, params: Entry['params'] = {}): Entry {
  return { id: crypto.randomUUID(), kind, icon: 'circle', actor: '', occurredAt, params };
}

const keys = (history: readonly Entry[]) => toldIn(history, MARIA).map(({ lines }) => lines.map(({ key }) => key));

describe('what happened', () => {
  it('is told newest first, minute by minute', () => {
    const history = [
      entry('case.taken', '2026-11-26T12:15:00Z'),
      entry('message.sent', '2026-11-26T12:20:01Z', { messageId: 'm1' }),
      entry('promise.kept', '2026-11-26T12:20:59Z'),
    ];
    const [newest] = toldIn(history, MARIA);
    expect(keys(history)).toEqual([['message.sent', 'promise.kept'], ['case.taken']]);
    expect(newest?.at).toBe(fromIso('2026-11-26T12:20:00Z'));
    expect(newest?.lines[0]?.messageId).toBe('m1');
  });

  it('does not say twice that somebody asked', () => {
    const at = '2026-11-26T12:12:00Z';
    const heard = entry('message.received', at, { author: MARIA, messageId: 'm0' });
    const [told] = toldIn([entry('case.opened', at, { subject: 'Lyon' }), heard], MARIA);
    expect(told?.lines).toHaveLength(1);
    expect(told?.lines[0]).toMatchObject({ key: 'case.opened', messageId: 'm0' });
  });

  it('says you to whoever reads it, and gives no empty reasons', () => {
    const at = '2026-11-26T12:12:00Z';
    expect(keys([entry('message.received', at, { author: MARIA })])).toEqual([['told.you-wrote']]);
    expect(keys([entry('message.received', at, { author: 'Jan' })])).toEqual([['message.received']]);
    expect(keys([entry('promise.withdrawn', at, { reason: '' })])).toEqual([['told.no-longer-needed']]);
    expect(keys([entry('promise.withdrawn', at, { reason: 'a duplicate' })])).toEqual([['promise.withdrawn']]);
  });
});
