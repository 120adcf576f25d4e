import type { z } from 'zod';
import everydayJson from './content/everyday.json' with { type: 'json' };
import liveJson from './content/live.json' with { type: 'json' };
import namesJson from './content/names.json' with { type: 'json' };
import organisationJson from './content/organisation.json' with { type: 'json' };
import scenariosJson from './content/scenarios.json' with { type: 'json' };
import servicesJson from './content/services.json' with { type: 'json' };
import * as shapes from './content-shapes.ts';

/** The company, its sites, units, teams, agents, providers and named customers. */
export const organisation = shapes.Organisation.parse(organisationJson);
/** Calendars, services with their promise policies, and the priority matrix. */
export const catalogue = shapes.Services.parse(servicesJson);
/** Stories told in full, and the phrasebook that varies them. */
export const stories = shapes.Scenarios.parse(scenariosJson);
/** Short everyday cases as templates, and the phrases that go with them. */
export const everyday = shapes.Everyday.parse(everydayJson);
/** What is going on at the moment at which the sample starts; minutes count from that moment. */
export const live = shapes.Live.parse(liveJson).cases;
/** Names and jobs from which the other colleagues are made. */
export const names = shapes.Names.parse(namesJson);

export type Agent = z.infer<typeof shapes.Agent>;
export type Customer = z.infer<typeof shapes.Customer>;
export type ImpactName = z.infer<typeof shapes.Impact>;
export type LiveCase = (typeof live)[number];
export type NoteLabels = z.infer<typeof shapes.NoteLabels>;
export type Scenario = z.infer<typeof shapes.Scenario>;
export type SiteName = z.infer<typeof shapes.Site>;
export type StoryChannel = z.infer<typeof shapes.StoryChannel>;
export type StoryStep = z.infer<typeof shapes.StoryStep>;
export type Template = z.infer<typeof shapes.Template>;
export type Tongue = z.infer<typeof shapes.Tongue>;
export type UrgencyName = z.infer<typeof shapes.Urgency>;
