import { sitesContract } from '#capabilities/sites/contract.ts';
import type { TestApp } from '#tests/harness/index.ts';
import type { Stage } from './stages.ts';

/** Lists sites that may show the form. */
export function siteHand(app: TestApp) {
  let made = 0;
  async function site() {
    made += 1;
    const admin = await app.as('admin');
    return admin(sitesContract.endpoints.addSite, { body: { origin: `https://listed${made}.harbour.example` } });
  }
  return { site };
}

export const SITE_STAGES: Readonly<Record<string, Stage>> = {
  siteId: async (hand) => ({ params: { siteId: (await hand.site()).id } }),
  'sites.readForm': async (hand) => ({ query: { at: (await hand.site()).origin } }),
  'sites.askUs': async (hand) => {
    const { id, origin } = await hand.site();
    const address = `${id}@else.example`;
    return { body: { at: origin, name: 'Jo Newcomer', address, text: 'Example: the lift is stuck.', unsure: false } };
  },
};
