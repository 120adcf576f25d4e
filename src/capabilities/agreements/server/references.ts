import { calendarVersion } from '#capabilities/calendars/index.ts';
import { servicesById } from '#capabilities/catalogue/index.ts';
import { namesOf, providersNamed } from '#capabilities/people/index.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { AgreementTerms, Parties } from '../domain/index.ts';

/** Accepts parties that exist and that the transaction's actor reaches. */
export async function checkParties(tx: Tx, parties: Parties): Promise<Result<Parties>> {
  switch (parties.kind) {
    case 'sla': {
      if (parties.accountId === null) return ok(parties);
      const { accounts } = await namesOf(tx, { accounts: [parties.accountId] });
      return accounts.has(parties.accountId) ? ok(parties) : refuse('agreement.unknown-account', 422);
    }
    case 'ola': {
      const wanted = [parties.teamId, ...(parties.toTeamId === null ? [] : [parties.toTeamId])];
      const { teams } = await namesOf(tx, { teams: wanted });
      return wanted.every((id) => teams.has(id)) ? ok(parties) : refuse('agreement.unknown-team', 422);
    }
    case 'uc': {
      const providers = await providersNamed(tx, [parties.providerId]);
      return providers.has(parties.providerId) ? ok(parties) : refuse('agreement.unknown-provider', 422);
    }
  }
}

/** Accepts terms whose calendars and services exist. */
export async function checkReferences(tx: Tx, terms: AgreementTerms): Promise<Result<AgreementTerms>> {
  const own = terms.rules.flatMap(({ owes }) => owes.flatMap(({ calendarId }) => calendarId ?? []));
  for (const calendarId of new Set([terms.calendarId, ...own])) {
    if (!(await calendarVersion(tx, calendarId))) return refuse('agreement.unknown-calendar', 422);
  }
  const wanted = terms.rules.flatMap(({ serviceId }) => serviceId ?? []);
  const services = await servicesById(tx, wanted);
  return wanted.every((id) => services.has(id)) ? ok(terms) : refuse('agreement.unknown-service', 422);
}
