import type { Priority } from '#capabilities/catalogue/index.ts';
import type { PersonId, ServiceId, TeamId } from '#kernel/ids.ts';
import { Problem } from '#kernel/problem.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { Case } from '../../domain/case.ts';
import { isRaised } from '../../domain/escalation.ts';
import type { CaseFact } from '../../domain/facts.ts';
import type { Urgency } from '../../domain/states.ts';
import { assign } from '../../domain/work.ts';
import { closeEscalation } from '../escalation-store.ts';
import { colleague, teamName } from '../people.ts';
import { raiseOwed } from '../raise-owed.ts';
import { serviceNamed, serviceOf } from '../service-of.ts';
import { changing, type Target, workerOf } from './changing.ts';

export interface CaseChange extends Target {
  readonly subject?: string | undefined;
  readonly goal?: string | null | undefined;
  readonly serviceId?: ServiceId | undefined;
  readonly assessedUrgency?: Urgency | undefined;
  readonly priority?: Priority | undefined;
}

/**
 * Changes what a case is about. Each change is a fact with its value before and after; a higher priority shortens
 * what is owed, and answers a customer who called the case more urgent than it looks.
 */
export function changeCase(context: Context, change: CaseChange): Promise<Result<Case>> {
  return changing(context, change, async (tx, known) => {
    const facts: CaseFact[] = [];
    const note = (what: string, from: string, to: string) => {
      if (from !== to) facts.push({ kind: 'case.changed', data: { what, from, to } });
    };
    const service = await serviceChange(tx, known, change.serviceId);
    const after: Case = {
      ...known,
      subject: change.subject ?? known.subject,
      goal: change.goal === undefined ? known.goal : change.goal,
      serviceId: service.id,
      assessedUrgency: change.assessedUrgency ?? known.assessedUrgency,
      priority: change.priority ?? known.priority,
    };
    note('subject', known.subject, after.subject);
    note('goal', known.goal ?? '', after.goal ?? '');
    note('service', service.before, service.after);
    note('urgency', known.assessedUrgency, after.assessedUrgency);
    note('priority', known.priority, after.priority);
    if (
      isRaised(known.priority, after.priority) &&
      (await closeEscalation(tx, known.id, { answer: 'raised', now: context.now }))
    ) {
      facts.push({ kind: 'case.escalation-raised', data: { by: workerOf(context).name } });
    }
    const raised = await raiseOwed(tx, context, { before: known, after });
    return raised.ok ? ok({ case: after, facts }) : raised;
  });
}

async function serviceChange(tx: Tx, known: Case, wanted: ServiceId | undefined) {
  if (wanted === undefined || wanted === known.serviceId) return { id: known.serviceId, before: '', after: '' };
  const [before, after] = [await serviceOf(tx, known), await serviceNamed(tx, wanted)];
  if (after.retired) throw new Problem('case.service-retired', 422);
  return { id: after.id, before: before.name, after: after.name };
}

/** Says who does the next step, or which team. The owner keeps the promises. */
export function assignCase(
  context: Context,
  target: Target & { assigneeId?: PersonId | null | undefined; teamId?: TeamId | undefined },
): Promise<Result<Case>> {
  return changing(context, target, async (tx, known) => {
    const assignee = target.assigneeId ? await colleague(tx, target.assigneeId) : undefined;
    const team = target.teamId ? await teamName(tx, target.teamId) : undefined;
    if (target.assigneeId && assignee === undefined) return refuse('case.assignee-unknown', 422);
    if (target.teamId && team === undefined) return refuse('case.team-unknown', 422);
    return assign(known, {
      ...(target.assigneeId === undefined ? {} : { assignee: assignee ?? null }),
      ...(target.teamId && team ? { team: { id: target.teamId, name: team } } : {}),
    });
  });
}
