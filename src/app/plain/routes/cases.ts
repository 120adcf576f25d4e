import { z } from 'zod';
import { casesContract } from '#capabilities/cases/contract.ts';
import { isTheirMove } from '#capabilities/cases/domain/index.ts';
import type { Answer } from '../answer.ts';
import { casesPage, type View, viewsOf } from '../pages/cases-page.ts';
import type { Card } from '../sentences.ts';
import type { KnownVisit } from '../visit.ts';

const { listMyCases } = casesContract.endpoints;
const STEP = 20;
/** What waits for somebody is sought among so many open cases. */
const MOST = 200;

const CasesQuery = z.object({ show: z.string().catch('open'), cursor: z.string().optional().catch(undefined) });

interface Listed {
  readonly items: readonly Card[];
  readonly next: string | null;
}

async function list({ api }: KnownVisit, view: View, cursor: string | undefined): Promise<Listed> {
  const from = cursor === undefined ? {} : { cursor };
  switch (view) {
    case 'waiting': {
      const open = await api.call(listMyCases, { query: { show: 'open', limit: MOST } });
      return { items: open.items.filter(isTheirMove), next: null };
    }
    case 'colleagues':
      return api.call(listMyCases, { query: { show: 'all', whose: 'colleagues', limit: STEP, ...from } });
    default:
      return api.call(listMyCases, { query: { show: view, limit: STEP, ...from } });
  }
}

/** One of the lists of my cases. */
export async function listCases(visit: KnownVisit, query: unknown): Promise<Answer> {
  const { show, cursor } = CasesQuery.parse(query);
  const view = viewsOf(visit).find((one) => one === show) ?? 'open';
  return casesPage(visit, { view, ...(await list(visit, view, cursor)) });
}
