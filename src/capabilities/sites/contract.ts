import { z } from 'zod';
import { contract, endpoint } from '#kernel/contract.ts';
import { SiteId } from '#kernel/ids.ts';
import { line, prose, typed } from '#kernel/text.ts';

/** A site of the organisation's own on which people may ask us. */
export const Site = z.object({
  id: SiteId,
  origin: z.string(),
  /** Whether it shows the form now. */
  shows: z.boolean(),
  addedAt: z.string(),
  version: z.int(),
});

/** Where the form was asked for and not shown. */
export const TurnedAway = z.object({ origin: z.string(), times: z.int(), lastAt: z.string() });

const siteParams = z.strictObject({ siteId: SiteId });

/** The origin that the form stands on, as it says itself. */
const at = typed(300).min(1);

export const sitesContract = contract(
  'sites',
  { 'site.manage': ['admin'], 'site.ask': ['public'] },
  {
    listSites: endpoint({
      method: 'GET',
      path: '/sites',
      summary: 'The sites that may show the form, by their address, and those that asked for it lately in vain',
      permission: 'site.manage',
      returns: z.object({
        items: z.array(Site),
        turnedAway: z.array(TurnedAway),
        /** The line that a site puts into its pages. */
        snippet: z.string(),
      }),
    }),
    addSite: endpoint({
      method: 'POST',
      path: '/sites',
      summary: 'Lets a site show the form, by its exact origin: https, or one’s own machine',
      permission: 'site.manage',
      creates: true,
      body: z.strictObject({ origin: line(300) }),
      returns: Site,
      status: 201,
    }),
    switchSite: endpoint({
      method: 'PATCH',
      path: '/sites/{siteId}',
      summary: 'Says whether a site shows the form; it stays on the list',
      permission: 'site.manage',
      params: siteParams,
      ifMatch: 'optional',
      body: z.strictObject({ shows: z.boolean() }),
      returns: Site,
    }),
    removeSite: endpoint({
      method: 'DELETE',
      path: '/sites/{siteId}',
      summary: 'Takes a site off the list; cases that were asked for there stay',
      permission: 'site.manage',
      params: siteParams,
      returns: z.object({ done: z.literal(true) }),
    }),
    readForm: endpoint({
      method: 'GET',
      path: '/ask-us',
      summary: 'Who is asked on a site, and by when they would answer, did somebody whom nobody knows ask now',
      permission: 'site.ask',
      query: z.strictObject({ at, unsure: z.enum(['true', 'false']).default('false') }),
      returns: z.object({ organisation: z.string(), by: z.string().nullable() }),
    }),
    askUs: endpoint({
      method: 'POST',
      path: '/ask-us',
      summary:
        'Asks on a site, with a name and an address that nobody has proved; what is promised is the same for every ' +
        'address. At most one mail an hour goes to it',
      permission: 'site.ask',
      creates: true,
      body: z.strictObject({
        at,
        name: line(120),
        address: z.email().max(254),
        text: prose(20_000),
        /** I don't know whom to ask: somebody is named who helps. */
        unsure: z.boolean().default(false),
      }),
      returns: z.object({
        number: z.int(),
        /** By when they hear from us; null where nothing is owed. */
        by: z.string().nullable(),
        /** Where they follow it, once they signed in with their address. */
        url: z.string(),
      }),
      status: 201,
    }),
  },
);
