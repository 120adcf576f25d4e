import { ok } from '#kernel/result.ts';
import { fromIso } from '#kernel/time.ts';
import { served } from '#platform/serve/handlers.ts';
import { agreementsContract } from '../contract.ts';
import { chooseRuleNow } from './operations/choose-rule.ts';
import { createAgreement } from './operations/create-agreement.ts';
import { getAgreement } from './operations/get-agreement.ts';
import { listAgreements } from './operations/list-agreements.ts';
import { publishAgreement } from './operations/publish-agreement.ts';
import { saveDraft } from './operations/save-draft.ts';
import { consideredView, viewOf } from './view.ts';

export const agreementsServed = served(agreementsContract, {
  async listAgreements(context, { query }) {
    const page = await listAgreements(context, query);
    return ok({ items: page.items.map(viewOf), next: page.next });
  },
  async createAgreement(context, { body }) {
    const made = await createAgreement(context, body);
    return made.ok ? ok(viewOf(made.value)) : made;
  },
  async getAgreement(context, { params }) {
    const found = await getAgreement(context, params.agreementId);
    return found.ok ? ok(viewOf(found.value)) : found;
  },
  async saveDraft(context, { params, body, ifMatch }) {
    const saved = await saveDraft(context, { ...params, ...body, ifMatch });
    return saved.ok ? ok(viewOf(saved.value)) : saved;
  },
  async publishAgreement(context, { params, body, ifMatch }) {
    const effectiveFrom = body.effectiveFrom === undefined ? undefined : fromIso(body.effectiveFrom);
    const published = await publishAgreement(context, { ...params, effectiveFrom, ifMatch });
    return published.ok ? ok(viewOf(published.value)) : published;
  },
  async chooseRule(context, { query }) {
    const choice = await chooseRuleNow(context, query);
    if (!choice.ok) return choice;
    const { chosen, considered } = choice.value;
    return ok({ chosen: chosen && consideredView(chosen), considered: considered.map(consideredView) });
  },
});
