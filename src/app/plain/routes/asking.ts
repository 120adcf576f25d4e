import { casesContract } from '#capabilities/cases/contract.ts';
import { URGENCIES } from '#capabilities/cases/domain/index.ts';
import { catalogueContract } from '#capabilities/catalogue/contract.ts';
import type { CallInput } from '#kernel/call.ts';
import { PLAIN } from '../address.ts';
import { type Answer, keyFor, refusalIn } from '../answer.ts';
import type { Typed } from '../fields.ts';
import { type Asking, askPage, homePage } from '../pages/ask-page.ts';
import type { KnownVisit } from '../visit.ts';

const { ask, listMyCases } = casesContract.endpoints;
/** So many open cases are looked through on the first page for those that wait for the reader. */
const NEWEST = 20;

async function servicesFor({ api }: KnownVisit): Promise<Asking['services']> {
  const { items } = await api.call(catalogueContract.endpoints.listServices, { query: { limit: 200 } });
  return items;
}

/** The first page. */
export async function home(visit: KnownVisit): Promise<Answer> {
  const [services, open] = await Promise.all([
    servicesFor(visit),
    visit.api.call(listMyCases, { query: { show: 'open', limit: NEWEST } }),
  ]);
  return homePage(visit, { asking: { typed: {}, key: keyFor({}), services }, open: open.items });
}

/** The form alone; `about` names a case that came back, and `unsure` says that its reader does not know whom to ask. */
export async function askAnew(visit: KnownVisit, { about = '', unsure = '' }: Typed): Promise<Answer> {
  const { t } = visit.reader;
  const text = /^\d{1,10}$/.test(about) ? `${t('ask.about-case', { number: about })}\n` : '';
  return askPage(visit, { typed: { text, unsure }, key: keyFor({}), services: await servicesFor(visit) });
}

/** What was typed as the API takes it: empty answers are left out. */
function askedOf({
  text = '',
  goal = '',
  serviceId = '',
  ...typed
}: Typed): NonNullable<CallInput<typeof ask>['body']> {
  const urgency = URGENCIES.find((one) => one === typed.urgency);
  return {
    text,
    unsure: typed.unsure === 'yes',
    keepPrivate: typed.keepPrivate === 'yes',
    ...(urgency && { urgency }),
    ...(goal.trim() !== '' && { goal }),
    ...(serviceId !== '' && { serviceId }),
  };
}

/** Asks, and leads to the story. Where something is wrong, the form comes back with what was typed and what is wrong. */
export async function askUs(visit: KnownVisit, typed: Typed): Promise<Answer> {
  const { t } = visit.reader;
  const again = async (said: Omit<Asking, 'typed' | 'key' | 'services'>, key = keyFor(typed)) =>
    askPage(visit, { typed, key, services: await servicesFor(visit), ...said });
  if ((typed.text ?? '').trim() === '') return again({ faults: { text: t('ask.no-words') }, status: 422 });
  try {
    const made = await visit.api.call(ask, { body: askedOf(typed), idempotencyKey: keyFor(typed) });
    return { to: `${PLAIN}/cases/${made.number}` };
  } catch (error) {
    const refusal = refusalIn(error);
    const faults = Object.fromEntries(
      refusal.fields.map(({ path, message }) => [path.replace(/^body\./, ''), message]),
    );
    return again({ faults, failed: refusal.message, status: refusal.status }, keyFor(typed, refusal));
  }
}
