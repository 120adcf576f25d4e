import { confirmCase, openCase, replyToCustomer, takeCase } from '#capabilities/cases/index.ts';
import { recordPartyAnswer, refer, sayWhetherHelped } from '#capabilities/referrals/index.ts';
import type { CaseId, ReferralId } from '#kernel/ids.ts';
import { DAY, type Instant, MINUTE } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { afterOpenMinutes, localInstant, roundUp, wallAt } from '../clock.ts';
import { desk, type SampleReferral } from '../desk.ts';
import type { Cast } from './cast.ts';
import { must } from './must.ts';

const ZONE = 'Europe/Berlin';
const MORNING = 8 * 60;
/** What is not known yet was asked for so long ago. */
const LATELY = 50 * MINUTE;
/** Open minutes after they asked: who takes it, refers them, and hears from the party; then the customer and the end. */
const MINUTES = { taken: 10, referred: 20, answered: 60, said: 600, ended: 630, confirmed: 660 } as const;

interface Telling {
  readonly cast: Cast;
  readonly told: SampleReferral;
  readonly key: string;
  /** Somebody acts so many open minutes after the customer asked. */
  as(person: string, at: keyof typeof MINUTES): Context;
}

function tellingOf(cast: Cast, tx: Tx, told: SampleReferral): Telling & { readonly start: Instant } {
  const { plan } = cast;
  const key = `referral/${told.party}/${told.requester}`;
  const lately = told.outcome === null;
  const { date } = wallAt(ZONE, plan.now - told.days_ago * DAY);
  const start = lately ? plan.now - LATELY : afterOpenMinutes('berlin', localInstant(ZONE, date, MORNING), 25);
  const after = (minutes: number) => (lately ? start + minutes * MINUTE : afterOpenMinutes('berlin', start, minutes));
  const as = (person: string, at: keyof typeof MINUTES) => ({
    ...cast.as(person, after(MINUTES[at]), `${key}/${at}`),
    tx,
  });
  return { cast, told, key, start, as };
}

/** What the customer reads of it. */
function messageOf({ cast, told }: Telling): string {
  const party = desk.outside_parties.find(({ id }) => id === told.party);
  const reach = [party?.phone, party?.email].filter(Boolean).join(', ');
  const { first } = cast.person(told.requester);
  return `Hello ${first},\n\n${told.word} You reach them here: ${reach}.\n\nI stay responsible for this, and we ask you whether they helped.\n\n${cast.person(told.by).first}`;
}

/** What the customer says of it; then the case is over. */
async function tellEnd(
  telling: Telling,
  of: { readonly caseId: CaseId; readonly referralId: ReferralId },
): Promise<void> {
  const { told, key, as } = telling;
  const { outcome, said, by, requester } = told;
  if (outcome === null) return;
  await must(`say of ${key}`, sayWhetherHelped(as(requester, 'said'), { ...of, outcome, words: said ?? '' }));
  const thanks = {
    text: 'Thank you for telling me. I close this now.',
    fileIds: [],
    next: { follow: 'resolves' },
  } as const;
  await must(`end ${key}`, replyToCustomer(as(by, 'ended'), { caseId: of.caseId, ...thanks }));
  await must(`confirm ${key}`, confirmCase(as(requester, 'confirmed'), of.caseId));
}

async function tellReferral(cast: Cast, tx: Tx, told: SampleReferral): Promise<void> {
  const telling = tellingOf(cast, tx, told);
  const { key, start, as } = telling;
  const asking = { ...cast.as(told.requester, start, `${key}/ask`), tx };
  const [team] = cast.teamsOf(told.by);
  const opened = await must(
    `ask ${key}`,
    openCase(asking, {
      requesterId: cast.personId(told.requester),
      kind: 'question',
      text: told.text,
      serviceId: cast.service('ask'),
      teamId: team === undefined ? undefined : cast.team(team),
      urgency: 'medium',
      channel: 'portal',
      contactedAt: start,
    }),
  );
  const caseId = opened.case.id;
  await must(`take ${key}`, takeCase(as(told.by, 'taken'), { caseId }));
  const referring = as(told.by, 'referred');
  const consent = told.passes === null ? null : { passes: told.passes, how: 'written' as const };
  const askBy = roundUp(afterOpenMinutes('berlin', referring.now, 600));
  const asked = { caseId, partyId: cast.party(told.party), message: messageOf(telling), consent, askBy };
  const { id: referralId } = await must(`refer ${key}`, refer(referring, asked));
  if (told.accepted !== null) {
    const answered = { caseId, referralId, what: 'accepted', words: told.accepted } as const;
    await must(`take on ${key}`, recordPartyAnswer(as(told.by, 'answered'), answered));
  }
  await tellEnd(telling, { caseId, referralId });
}

/** Tells who was referred to somebody outside, and what became of it, in the open transaction. */
export async function writeReferrals(cast: Cast, tx: Tx): Promise<void> {
  for (const told of desk.referrals) await tellReferral(cast, tx, told);
}
