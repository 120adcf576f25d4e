import { organisation } from '#capabilities/people/index.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import { toIso } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import { asSystem } from '#platform/database/as-system.ts';
import { reading } from '#platform/database/transaction.ts';
import { served } from '#platform/serve/handlers.ts';
import { sitesContract } from '../contract.ts';
import { askUs, toldTo } from './operations/ask-us.ts';
import { addSite, removeSite, switchSite } from './operations/keep-sites.ts';
import { allSites, showingSite, turnedAway } from './store.ts';
import type { SiteRow } from './tables.ts';

const siteView = ({ id, origin, shows, added_at: addedAt, version }: SiteRow) => ({
  id,
  origin,
  shows,
  addedAt: toIso(addedAt),
  version,
});

async function after(changed: Promise<Result<SiteRow>>) {
  const outcome = await changed;
  return outcome.ok ? ok(siteView(outcome.value)) : outcome;
}

const isoOrNull = (by: number | null) => (by === null ? null : toIso(by));

function snippetOf({ platform }: Context): string {
  return `<script async src="${platform.publicUrl()}/ask-us.js"></script>`;
}

export const sitesServed = served(sitesContract, {
  listSites: (context) =>
    reading(context, async (tx) => {
      const [sites, away] = await Promise.all([allSites(tx), turnedAway(tx)]);
      return ok({
        items: sites.map(siteView),
        turnedAway: away.map(({ origin, times, last_at: lastAt }) => ({ origin, times, lastAt: toIso(lastAt) })),
        snippet: snippetOf(context),
      });
    }),
  addSite: (context, { body }) => after(addSite(context, body)),
  switchSite: (context, { params, body, ifMatch }) => after(switchSite(context, { ...params, ...body, ifMatch })),
  removeSite: (context, { params }) => removeSite(context, params),
  readForm: (context, { query }) =>
    reading(context, (tx) =>
      asSystem(tx, async () => {
        if (!(await showingSite(tx, query.at))) return refuse('site.not-listed', 403);
        const { name } = await organisation(tx);
        const by = await toldTo(tx, context, { unsure: query.unsure === 'true' });
        return ok({ organisation: name, by: isoOrNull(by) });
      }),
    ),
  askUs: async (context, { body }) => {
    const taken = await askUs(context, body);
    if (!taken.ok) return taken;
    const { number, by } = taken.value;
    return ok({ number, by: isoOrNull(by), url: `${context.platform.publicUrl()}/cases/${number}` });
  },
});
