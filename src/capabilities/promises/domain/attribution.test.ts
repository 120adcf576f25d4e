import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileCalendar } from '#capabilities/calendars/domain/index.ts';
import { clockVector, vectorCalendar } from '#capabilities/calendars/testing/clock-vectors.ts';
import { DAY, fromIso, HOUR, SECOND } from '#kernel/time.ts';
import { at, BERLIN } from '../testing/a-promise.ts';
import { attribute, type Holder } from './index.ts';

const calendar = compileCalendar(BERLIN);
const team = { kind: 'team', name: 'Network' } as const;
const other = { kind: 'team', name: 'Devices' } as const;
const provider = { kind: 'provider', name: 'Linkhaus' } as const;
const customer = { kind: 'customer' } as const;
const nobody = { kind: 'nobody' } as const;

describe('attribution', () => {
  it('gives each their own time, and the queue to whoever received it', () => {
    const holdings = [
      { from: at('10:00'), holder: team },
      { from: at('12:00'), holder: nobody },
      { from: at('13:00'), holder: other },
      { from: at('14:00'), holder: customer },
      { from: at('15:00'), holder: team },
    ];
    expect(attribute(calendar, { anchor: at('09:00'), end: at('16:00'), holdings })).toEqual([
      { holder: team, open: 3 * HOUR, queued: HOUR, wall: 3 * HOUR, queuedWall: HOUR },
      { holder: other, open: HOUR, queued: HOUR, wall: HOUR, queuedWall: HOUR },
      { holder: customer, open: HOUR, queued: 0, wall: HOUR, queuedWall: 0 },
    ]);
  });

  it('leaves with nobody what nobody received', () => {
    const untouched = attribute(calendar, { anchor: at('16:00'), end: at('10:00', 1), holdings: [] });
    expect(untouched).toEqual([{ holder: nobody, open: 2 * HOUR, queued: 0, wall: 18 * HOUR, queuedWall: 0 }]);
  });

  it('V34 tells the desk’s part from the provider’s', () => {
    const vector = clockVector('V34');
    const [desk, theirs, again] = vector.legs ?? [];
    const holdings = [
      { from: fromIso(vector.start), holder: { kind: 'desk' } as const },
      { from: fromIso(desk?.to ?? ''), holder: provider },
      { from: fromIso(theirs?.to ?? ''), holder: { kind: 'desk' } as const },
    ];
    const parts = attribute(compileCalendar(vectorCalendar(vector.calendar)), {
      anchor: fromIso(vector.start),
      end: fromIso(again?.to ?? ''),
      holdings,
    });
    expect(parts.map(({ holder, open }) => [holder.kind, open / SECOND])).toEqual([
      ['desk', vector.expect.deskSeconds],
      ['provider', vector.expect.providerSecondsOnSlaCalendar],
    ]);
  });

  it('adds up exactly, whoever had it when', () => {
    const holder = fc.constantFrom<Holder>({ kind: 'desk' }, team, other, provider, customer, nobody);
    const moment = fc.integer({ min: at('00:00') - 3 * DAY, max: at('00:00') + 20 * DAY });
    fc.assert(
      fc.property(
        fc.array(fc.record({ from: moment, holder }), { maxLength: 12 }),
        moment,
        moment,
        (holdings, one, two) => {
          const [anchor, end] = [Math.min(one, two), Math.max(one, two)];
          const parts = attribute(calendar, { anchor, end, holdings });
          const sum = parts.reduce((total, { open, queued }) => total + open + queued, 0);
          expect(sum).toBe(calendar.openTimeBetween(anchor, end));
          const lived = parts.reduce((total, { wall, queuedWall }) => total + wall + queuedWall, 0);
          expect(lived).toBe(end - anchor);
          expect(new Set(parts.map((part) => JSON.stringify(part.holder))).size).toBe(parts.length);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
