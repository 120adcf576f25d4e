import type { Instant } from '#kernel/time.ts';
import type { PlannedCase, PlannedStep } from '../plan-types.ts';

interface Standing {
  /** Who was asked for help; null while nobody is. */
  asked: readonly string[] | null;
  state: PlannedCase['stateNow'];
  owner: string | null;
  receiver: string | null;
  nextDue: Instant | null;
  callback: boolean;
}

/** What is wrong with a step where the case stands, if anything; otherwise moves the case on. */
function faultOf(step: PlannedStep, standing: Standing): string | undefined {
  const needs = (ok: boolean) => (ok ? undefined : `${step.type} while ${standing.state}`);
  switch (step.type) {
    case 'open':
      standing.owner = step.takenBy;
      standing.state = step.takenBy === null ? 'new' : 'working';
      return undefined;
    case 'take': {
      const fault = needs(standing.state === 'new' || (standing.receiver === step.by && standing.state === 'working'));
      Object.assign(standing, { state: 'working', owner: step.by, receiver: null });
      return fault;
    }
    case 'reply':
      standing.nextDue = step.nextWordBy;
      return needs(standing.state === 'working' && (step.nextWordBy ?? step.at + 1) > step.at);
    case 'resolve': {
      const fault = needs(standing.state === 'working');
      Object.assign(standing, { state: 'resolved', nextDue: null });
      return fault;
    }
    case 'renegotiate': {
      const inTime = step.promise === 'resolve' || (standing.nextDue !== null && standing.nextDue > step.at);
      if (step.promise === 'next-update') standing.nextDue = step.due;
      return needs(standing.state === 'working' && inTime && step.due > step.at);
    }
    default:
      return otherFault(step, standing, needs);
  }
}

function otherFault(
  step: PlannedStep,
  standing: Standing,
  needs: (ok: boolean) => string | undefined,
): string | undefined {
  const before = standing.state;
  switch (step.type) {
    case 'wait':
      standing.state = 'waiting';
      return needs(before === 'working');
    case 'customer-writes':
      if (step.endsWait) standing.state = 'working';
      return needs(before === (step.endsWait ? 'waiting' : 'working'));
    case 'confirm':
      standing.state = 'closed';
      return needs(before === 'resolved');
    case 'reopen':
      standing.state = 'working';
      return needs(before === 'resolved');
    case 'hand-over':
      standing.receiver = step.toPerson;
      return needs(before === 'working');
    case 'promise-callback':
      standing.callback = true;
      return needs(before === 'working' && step.due > step.at);
    case 'call-back': {
      const owed = standing.callback;
      standing.callback = false;
      return needs(owed);
    }
    case 'ask-for-help': {
      const first = standing.asked === null && !step.of.includes(step.by);
      standing.asked = step.of;
      return needs(first && before !== 'closed');
    }
    case 'join':
    case 'propose':
      return needs(standing.asked?.includes(step.by) ?? false);
    case 'say-live':
      return needs(before === 'working' && step.startsAt > step.at);
    case 'try-step':
      return needs(before !== 'closed');
    case 'set-now-line':
      return needs(before === 'working' || before === 'waiting');
    default:
      return undefined;
  }
}

/** Every step that the product would refuse where the case stands then, in words; empty when all are allowed. */
export function faultsOf(one: PlannedCase): string[] {
  const standing: Standing = { state: 'new', owner: null, receiver: null, nextDue: null, callback: false, asked: null };
  const faults = one.steps.flatMap((step) => faultOf(step, standing) ?? []);
  return standing.state === one.stateNow ? faults : [...faults, `ends ${standing.state}, not ${one.stateNow}`];
}
