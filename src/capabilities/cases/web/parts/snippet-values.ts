import type { Values } from '#capabilities/conversations/web/index.ts';
import { type Reader, sayMoment } from '#kernel/moment.ts';
import type { Instant } from '#kernel/time.ts';
import type { NextWord } from '#ui/NextWordRow.tsx';
import type { Detail } from '../queries.ts';
import { firstNameOf } from './names.ts';

interface Known {
  readonly of: Pick<Detail, 'number' | 'subject' | 'requester' | 'requesterDetails' | 'service'>;
  readonly me: { readonly name: string; readonly organisation: { readonly name: string } };
  /** What the reply promises; null in a note, which promises nothing. */
  readonly next: NextWord | null;
  readonly now: Instant;
}

function readerOf({ requesterDetails: { language, timeZone } }: Known['of']): Reader {
  return { language: language === 'de' ? 'de' : 'en', timeZone };
}

/** The moment of the next word as its customer reads it: in their language and zone. Null where none is promised. */
export function toldNextWord({ of, next, now }: Omit<Known, 'me'>): string | null {
  return next?.kind === 'by' ? sayMoment(readerOf(of), next.at, now) : null;
}

/** What a snippet's variables stand for in this case, as its customer reads them. */
export function snippetValues({ me, ...known }: Known): Values {
  const { of } = known;
  return {
    'customer.name': of.requester.name,
    'customer.first-name': firstNameOf(of.requester.name),
    'agent.name': me.name,
    'agent.first-name': firstNameOf(me.name),
    'case.number': String(of.number),
    'case.subject': of.subject,
    'service.name': of.service?.name ?? null,
    'next.word': toldNextWord(known),
    'organisation.name': me.organisation.name,
  };
}
