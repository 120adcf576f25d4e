import { GRANTS } from '#app/wiring.ts';
import { PEOPLE, type PersonName } from '#tests/harness/index.ts';
import { type Asker, standingsOf, TOKEN_SCOPE } from './askers.ts';
import type { NamedEndpoint } from './endpoints.ts';

const everybody = () => true;
const isMaria = (asker: Asker) => asker === 'maria';
const worksAtTheDesk = (asker: Asker) => asker !== 'femi';

/** Who sees the thing of `stages.ts` that a path names: maria's case at the desk, what is promised about it, and so on. */
const SEES: readonly (readonly [path: string, sees: (asker: Asker) => boolean])[] = [
  ['/my/cases/{caseId}', isMaria],
  ['/my/cases/by-number/{number}', isMaria],
  // Maria named him.
  ['/my/asks/{number}', (asker) => asker === 'luc'],
  ['/cases/{caseId}', worksAtTheDesk],
  ['/cases/by-number/{number}', worksAtTheDesk],
  ['/swarms/{swarmId}', worksAtTheDesk],
  ['/promises/{promiseId}', worksAtTheDesk],
  // Ayse's: herself, and who leads her team.
  ['/people/{personId}/owed', (asker) => asker === 'ayse' || asker === 'tom'],
  // Made for each asker, so that each finds their own.
  ['/absences/{absenceId}', everybody],
  ['/me/tokens/{tokenId}', everybody],
  // Made for each asker, but for Pia: what is not hers is not there.
  ['/me/sessions/{sessionId}', (asker) => asker !== 'pia'],
  ['/people/{personId}', everybody],
  ['/accounts/{accountId}', everybody],
  ['/calendars/{calendarId}', everybody],
  ['/agreements/{agreementId}', everybody],
  ['/teams/{teamId}', everybody],
  ['/services/{serviceId}', everybody],
  ['/request-items/{itemId}', everybody],
  ['/requests/{slug}', everybody],
  ['/jobs/{jobId}', everybody],
  ['/parties/{partyId}', everybody],
  ['/improvements/{improvementId}', everybody],
  ['/customers/{personId}', everybody],
  ['/sites/{siteId}', everybody],
  ['/snippets/{snippetId}', everybody],
  ['/macros/{macroId}', everybody],
  ['/views/{viewId}', everybody],
  ['/mail/', everybody],
  ['/intake/', everybody],
  ['/messages/', worksAtTheDesk],
];

/** Whether the asker sees the thing that an endpoint's path names. */
export function sees(asker: Asker, { name, endpoint }: NamedEndpoint): boolean {
  if (!endpoint.path.includes('{')) return true;
  const known = SEES.find(([path]) => endpoint.path.startsWith(path));
  if (!known) throw new Error(`Say in sight.ts who sees the thing of ${name}.`);
  return known[1](asker);
}

/** Whether the grants, read by themselves, give the asker the endpoint's permission. */
export function isGranted(asker: Asker, { endpoint }: NamedEndpoint): boolean {
  const holders = GRANTS[endpoint.permission] ?? [];
  if (asker === 'token' && !holders.includes('public') && endpoint.permission !== TOKEN_SCOPE) return false;
  return standingsOf(asker).some((standing) => holders.includes(standing));
}

const forCustomers = (asker: Asker) => (isPerson(asker) && PEOPLE[asker].account !== null ? null : 422);

const forOwner = (asker: Asker) => (asker === 'jan' || asker === 'femi' || asker === 'admin' ? 403 : null);

/** Asking for something belongs to customers of an account; the test organisation is set up already. */
const REFUSED: Readonly<Record<string, (asker: Asker) => number | null>> = {
  'people.setUp': () => 409,
  // Tom asked, Ayse owns the case, Jan was asked.
  'troubleshooting.answerInvitation': (asker) => (asker === 'tom' ? 403 : null),
  'troubleshooting.adoptProposal': (asker) => (asker === 'jan' ? 403 : null),
  'troubleshooting.thankHelper': (asker) => (asker === 'jan' ? 409 : null),
  'troubleshooting.closeSwarm': (asker) => (asker === 'jan' ? 403 : null),
  // Ayse owns it; leads and managers may too.
  'improvements.startImprovement': forOwner,
  'improvements.finishImprovement': forOwner,
  // The case in which it happened is the desk's.
  'improvements.addCaseToImprovement': (asker) => (asker === 'femi' ? 404 : null),
  // Ayse took it, and takes that back.
  'cases.takeBack': (asker) => (asker === 'ayse' ? null : 409),
  'cases.ask': forCustomers,
  'cases.request': forCustomers,
};

function isPerson(asker: Asker): asker is PersonName {
  return asker in PEOPLE;
}

/** The status that the grants, the walls and the state of things give to an asker who asks rightly. */
export function statusFor(asker: Asker, named: NamedEndpoint): number {
  if (!isGranted(asker, named)) return asker === 'stranger' ? 401 : 403;
  if (!sees(asker, named)) return 404;
  return REFUSED[named.name]?.(asker) ?? named.endpoint.status;
}

/** Somebody of the organisation who may do this, and sees what it is about. */
export function allowedPerson(named: NamedEndpoint): PersonName {
  const order: readonly PersonName[] = ['maria', 'ayse', 'admin', 'grace', 'luc'];
  const found = order.find((name) => isGranted(name, named) && sees(name, named));
  if (!found) throw new Error(`Nobody in this law may use ${named.name}.`);
  return found;
}
