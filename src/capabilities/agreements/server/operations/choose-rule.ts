import { servicesById } from '#capabilities/catalogue/index.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import { reading } from '#platform/database/transaction.ts';
import { type Asked, type Choice, chooseRule } from '../../domain/index.ts';
import { checkParties } from '../references.ts';
import { agreementsWith } from '../store.ts';

/**
 * Which rule applies to such a case now, and what keeps the others from it. Refuses accounts and services that do
 * not exist or are out of reach.
 */
export async function chooseRuleNow(context: Context, asked: Asked): Promise<Result<Choice>> {
  return reading(context, async (tx) => {
    const customer = await checkParties(tx, { kind: 'sla', accountId: asked.accountId });
    if (!customer.ok) return customer;
    const services = await servicesById(tx, [asked.serviceId]);
    if (!services.has(asked.serviceId)) return refuse('agreement.unknown-service', 422);
    return ok(chooseRule(await agreementsWith(tx, asked.accountId), asked, context.now));
  });
}
