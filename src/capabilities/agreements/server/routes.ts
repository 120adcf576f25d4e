import { ok } from '#kernel/result.ts';
import { fromIso } from '#kernel/time.ts';
import { served } from '#platform/serve/handlers.ts';
import { agreementsContract } from '../contract.ts';
import { chooseRuleNow } from './operations/choose-rule.ts';
import { createAgreement } from './operations/create-agreement.ts';
import { getAgreement } from './operations/get-agreement.ts';
import { listAgreements } from './operations/list-agreements.ts';
import { listTouched } from './operations/list-touched.ts';
import { publishAgreement } from './operations/publish-agreement.ts';
import { renegotiateTouched } from './operations/renegotiate-touched.ts';
import { saveDraft } from './operations/save-draft.ts';
import { consideredView, movedView, viewOf, viewsOf } from './view.ts';

export const agreementsServed = served(agreementsContract, {
  async listAgreements(context, { query }) {
    const page = await listAgreements(context, query);
    return ok({ items: await viewsOf(context, page.items), next: page.next });
  },
  async createAgreement(context, { body }) {
    const made = await createAgreement(context, body);
    return made.ok ? ok(await viewOf(context, made.value)) : made;
  },
  async getAgreement(context, { params }) {
    const found = await getAgreement(context, params.agreementId);
    return found.ok ? ok(await viewOf(context, found.value)) : found;
  },
  async saveDraft(context, { params, body, ifMatch }) {
    const saved = await saveDraft(context, { ...params, ...body, ifMatch });
    return saved.ok ? ok(await viewOf(context, saved.value)) : saved;
  },
  async publishAgreement(context, { params, body, ifMatch }) {
    const effectiveFrom = body.effectiveFrom === undefined ? undefined : fromIso(body.effectiveFrom);
    const published = await publishAgreement(context, { ...params, effectiveFrom, ifMatch });
    return published.ok ? ok(await viewOf(context, published.value)) : published;
  },
  async listTouched(context, { params, query }) {
    return listTouched(context, { ...params, ...query });
  },
  async renegotiateTouched(context, { params, body }) {
    const moves = body.moves.map((move) => ({ ...move, due: fromIso(move.due) }));
    const moved = await renegotiateTouched(context, { ...params, moves });
    return moved.ok ? ok({ items: moved.value.map((one) => movedView(context, one)) }) : moved;
  },
  async chooseRule(context, { query }) {
    const choice = await chooseRuleNow(context, query);
    if (!choice.ok) return choice;
    const { chosen, considered } = choice.value;
    return ok({ chosen: chosen && consideredView(chosen), considered: considered.map(consideredView) });
  },
});
