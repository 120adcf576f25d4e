import { agreementsAdmin } from '#capabilities/agreements/web/index.ts';
import { calendarsAdmin } from '#capabilities/calendars/web/index.ts';
import { telephoneAdmin } from '#capabilities/calls/web/index.ts';
import { AgreementMonth, AgreementTrial, macrosAdmin } from '#capabilities/cases/web/index.ts';
import { catalogueAdmin, servicesAdmin } from '#capabilities/catalogue/web/index.ts';
import { mailAdmin, snippetsAdmin } from '#capabilities/conversations/web/index.ts';
import { accountsAdmin, teamsAdmin } from '#capabilities/people/web/desk/index.ts';
import { PinnedPromises } from '#capabilities/promises/web/index.ts';
import { directoryAdmin } from '#capabilities/referrals/web/index.ts';
import { sitesAdmin } from '#capabilities/sites/web/index.ts';
import type { AdminSection } from '#ui/desk/admin.ts';

/** What administrators set, in the order of the settings list: one line for each capability. */
export const ADMIN_SECTIONS: readonly AdminSection[] = [
  calendarsAdmin({ Pinned: PinnedPromises }),
  agreementsAdmin({ Trial: AgreementTrial, Month: AgreementMonth }),
  accountsAdmin(),
  teamsAdmin(),
  servicesAdmin(),
  catalogueAdmin(),
  snippetsAdmin(),
  macrosAdmin(),
  directoryAdmin(),
  mailAdmin(),
  telephoneAdmin(),
  sitesAdmin(),
];
