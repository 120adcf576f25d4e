import type { Grants } from '#kernel/actor.ts';
import { ok, refuse } from '#kernel/result.ts';
import { fromIso } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import { transaction } from '#platform/database/transaction.ts';
import type { MailTemplate } from '#platform/mail/template.ts';
import { type Served, served } from '#platform/serve/handlers.ts';
import { peopleContract } from '../contract.ts';
import { type Leaving, OWES_NOTHING } from './leaving-port.ts';
import { addAbsence } from './operations/add-absence.ts';
import { changeAccount } from './operations/change-account.ts';
import { changeMe } from './operations/change-me.ts';
import { changePerson } from './operations/change-person.ts';
import { changeTeam, type TeamWithMembers } from './operations/change-team.ts';
import { createAccount } from './operations/create-account.ts';
import { createPerson } from './operations/create-person.ts';
import { createProvider } from './operations/create-provider.ts';
import { createTeam } from './operations/create-team.ts';
import { createToken } from './operations/create-token.ts';
import { endAbsence } from './operations/end-absence.ts';
import { endOthers, endSession } from './operations/end-sessions.ts';
import { getPerson } from './operations/get-person.ts';
import { absenceViews, listAbsences } from './operations/list-absences.ts';
import { listAccounts } from './operations/list-accounts.ts';
import { listPeople } from './operations/list-people.ts';
import { listProviders } from './operations/list-providers.ts';
import { listSessions } from './operations/list-sessions.ts';
import { listTeams } from './operations/list-teams.ts';
import { listTokens } from './operations/list-tokens.ts';
import { changeSignature, readSignature } from './operations/own-signature.ts';
import { BARE_MAIL, previewSignature } from './operations/preview-signature.ts';
import { readAccount } from './operations/read-account.ts';
import { readInstallation } from './operations/read-installation.ts';
import { readMe } from './operations/read-me.ts';
import { revokeToken } from './operations/revoke-token.ts';
import { setUp } from './operations/set-up.ts';
import { accountDetail, accountView, personView, teamView, tokenView } from './views.ts';

/** A team as whoever may settle it sees it afterwards. */
const settledTeam = ({ actor }: Context, { team, members }: TeamWithMembers) =>
  teamView(team, { members, actor, led: [team.id] });

/**
 * The endpoints of people with what answers them. `grants` names every permission of the installation, which a
 * token's scopes are taken from; it is asked when a token is made, so that it may be gathered later than this.
 * `leaving` hands over what somebody who goes away owes; `mail` is what a mail to a customer looks like.
 */
export function peopleServed(
  grants: () => Grants,
  leaving: Leaving = OWES_NOTHING,
  mail: MailTemplate = BARE_MAIL,
): Served {
  return served(peopleContract, {
    installation: async (context) => ok(await readInstallation(context)),
    setUp: (context, { body }) => setUp(context, body),
    me: (context) => readMe(context),
    changeMe: (context, { body, ifMatch }) => changeMe(context, { ...body, version: ifMatch }),
    listSessions: (context) => listSessions(context),
    endSession: (context, { params }) => endSession(context, params.sessionId),
    endOtherSessions: (context) => endOthers(context),
    async listTokens(context) {
      const tokens = await listTokens(context);
      return tokens.ok ? ok({ items: tokens.value.map(tokenView) }) : tokens;
    },
    async createToken(context, { body }) {
      const made = await createToken(context, grants(), { ...body, expiresAt: fromIso(body.expiresAt) });
      return made.ok ? ok({ token: tokenView(made.value.token), secret: made.value.secret }) : made;
    },
    revokeToken: (context, { params }) => revokeToken(context, params.tokenId),
    async listPeople(context, { query }) {
      const page = await listPeople(context, query);
      return ok({ items: page.items.map(personView), next: page.next });
    },
    async getPerson(context, { params }) {
      const person = await getPerson(context, params.personId);
      return person.ok ? ok(personView(person.value)) : person;
    },
    async createPerson(context, { body }) {
      const made = await createPerson(context, body);
      return made.ok ? ok(personView(made.value)) : made;
    },
    async changePerson(context, { params, body, ifMatch }) {
      const changed = await changePerson(context, { ...body, ...params, version: ifMatch });
      return changed.ok ? ok(personView(changed.value)) : changed;
    },
    listAbsences: async (context, { query }) => ok({ items: await listAbsences(context, query) }),
    async addAbsence(context, { body }) {
      const personId = body.personId ?? (context.actor.kind === 'person' ? context.actor.personId : null);
      if (personId === null) return refuse('signed-out', 401);
      return transaction(context, async (tx) => {
        const from = body.from === undefined ? context.now : fromIso(body.from);
        const added = await addAbsence({ ...context, tx }, leaving, {
          ...body,
          personId,
          from,
          until: fromIso(body.until),
        });
        if (!added.ok) return added;
        const [absence] = await absenceViews(tx, [added.value.absence]);
        return absence ? ok({ absence, handedOver: added.value.handedOver }) : refuse('not-found', 404);
      });
    },
    endAbsence: (context, { params }) => endAbsence(context, params.absenceId),
    async listAccounts(context, { query }) {
      const page = await listAccounts(context, query);
      return ok({ items: page.items.map(accountView), next: page.next });
    },
    async readAccount(context, { params }) {
      const found = await readAccount(context, params.accountId);
      return found.ok ? ok(accountDetail(found.value)) : found;
    },
    async changeAccount(context, { params, body, ifMatch }) {
      const changed = await changeAccount(context, { ...params, ...body, version: ifMatch });
      return changed.ok ? ok(accountDetail(changed.value)) : changed;
    },
    async createAccount(context, { body }) {
      const made = await createAccount(context, body);
      return made.ok ? ok(accountView(made.value)) : made;
    },
    async listTeams(context, { query }) {
      const page = await listTeams(context, query);
      const { actor } = context;
      return ok({ items: page.items.map((team) => teamView(team, { ...page, actor })), next: page.next });
    },
    async createTeam(context, { body }) {
      const made = await createTeam(context, body);
      return made.ok ? ok(settledTeam(context, made.value)) : made;
    },
    async changeTeam(context, { params, body, ifMatch }) {
      const changed = await changeTeam(context, { ...params, ...body, version: ifMatch });
      return changed.ok ? ok(settledTeam(context, changed.value)) : changed;
    },
    readSignature: (context) => readSignature(context),
    changeSignature: (context, { body, ifMatch }) => changeSignature(context, { ...body, version: ifMatch }),
    previewSignature: (context, { body }) => previewSignature(context, mail, body),
    listProviders: async (context, { query }) => ok(await listProviders(context, query)),
    createProvider: (context, { body }) => createProvider(context, body),
  });
}
