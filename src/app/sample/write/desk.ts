import { addMacro, keepInMind } from '#capabilities/cases/index.ts';
import { createItem } from '#capabilities/catalogue/index.ts';
import { addSnippet } from '#capabilities/conversations/index.ts';
import { addParty } from '#capabilities/referrals/index.ts';
import { DAY } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import { desk, type SampleMacroStep } from '../desk.ts';
import type { Cast } from './cast.ts';
import { must } from './must.ts';

function macroStep(cast: Cast, step: SampleMacroStep) {
  return 'team' in step ? { does: step.does, teamId: cast.team(step.team) } : step;
}

/** Writes what can be requested, snippets and macros, in the transaction that the context is bound to. */
export async function writeDesk({ tx, now }: Context, cast: Cast): Promise<void> {
  const { administrator } = cast.plan.landmarks.signIn;
  const context: Context = { ...cast.as(administrator, now, 'desk'), ...(tx ? { tx } : {}) };
  for (const { name, summary, cost, service, approver, approval_by: approvalBy, form } of desk.request_items) {
    const approverId = approver === undefined ? null : cast.personId(approver);
    const approval = { approvalBy, approverId, approvalNeeds: 'one', approvalDays: 2 } as const;
    const offered = { name, summary, cost, serviceId: cast.service(service), ...approval, form };
    await must(`offer ${name}`, createItem(context, { ...offered, retired: false }));
  }
  for (const { name, text } of desk.snippets) {
    await must(`add the snippet ${name}`, addSnippet(context, { name, text, for: 'desk' }));
  }
  for (const { name, steps } of desk.macros) {
    const done = steps.map((step) => macroStep(cast, step));
    await must(`add the macro ${name}`, addMacro(context, { name, steps: done }));
  }
  await writeParties(context, cast);
  for (const { customer, by, reach_by: reachBy, notes } of desk.kept_in_mind) {
    const noting: Context = { ...cast.as(by, now, `kept-in-mind/${customer}`), ...(tx ? { tx } : {}) };
    await must(`keep ${customer} in mind`, keepInMind(noting, { personId: cast.personId(customer), reachBy, notes }));
  }
}

/** Writes who outside can help, each as it was last looked at. */
async function writeParties({ now, ...context }: Context, cast: Cast): Promise<void> {
  for (const { id, helps_with: helpsWith, provider, days_ago: days, ...party } of desk.outside_parties) {
    const providerId = provider === undefined ? null : cast.provider(provider);
    const looked = { ...context, now: cast.plan.now - days * DAY };
    await must(`add the party ${id}`, addParty(looked, { ...party, id: cast.party(id), helpsWith, providerId }));
  }
}
