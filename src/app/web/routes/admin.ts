import { agreementsAdmin } from '#capabilities/agreements/web/index.ts';
import { calendarsAdmin } from '#capabilities/calendars/web/index.ts';
import { AgreementMonth, AgreementTrial } from '#capabilities/cases/web/index.ts';
import { mailAdmin } from '#capabilities/conversations/web/index.ts';
import { PinnedPromises } from '#capabilities/promises/web/index.ts';
import type { AdminSection } from '#ui/desk/admin.ts';

/** What administrators set, in the order of the settings list: one line for each capability. */
export const ADMIN_SECTIONS: readonly AdminSection[] = [
  calendarsAdmin({ Pinned: PinnedPromises }),
  agreementsAdmin({ Trial: AgreementTrial, Month: AgreementMonth }),
  mailAdmin(),
];
