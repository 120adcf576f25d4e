import { expect, it } from 'vitest';
import { AccountId, CaseId, PersonId, StepId } from '#kernel/ids.ts';
import { changeStep, logStep, type NewStep, shareStep } from './step.ts';

const scene = {
  caseId: CaseId.parse('019a0000-0000-7000-8000-000000000001'),
  accountId: AccountId.parse('019a0000-0000-7000-8000-000000000002'),
  over: false,
  steps: 2,
};
const ayse = { id: PersonId.parse('019a0000-0000-7000-8000-000000000003'), name: 'Ayse' };
const given: NewStep = {
  id: StepId.parse('019a0000-0000-7000-8000-000000000004'),
  phase: 'narrow',
  what: 'Same call from Berlin',
  expected: null,
  saw: 'Works',
  outcome: 'ruled-out',
  shared: null,
  credit: null,
};

function logged(change: Partial<NewStep> = {}) {
  const decision = logStep(scene, { ...given, ...change }, ayse, 1000);
  if (!decision.ok) throw new Error(decision.refusal.code);
  return decision.value;
}

it('a step gets the next place, and is the team’s alone', () => {
  const { step, facts } = logged();
  expect(step).toMatchObject({ place: 3, shared: null, settledAt: 1000, by: ayse });
  expect(facts.map(({ kind }) => kind)).toEqual(['step.tried']);
});

it('a step that changes something is logged before, and settled after', () => {
  const { step } = logged({ outcome: 'open', saw: null });
  expect(step.settledAt).toBeNull();
  const after = changeStep(step, { outcome: 'helped', saw: 'Picture is back' }, ayse, 2000);
  expect(after.step).toMatchObject({ outcome: 'helped', saw: 'Picture is back', settledAt: 2000 });
  expect(after.facts).toEqual([{ kind: 'step.settled', data: { what: given.what, outcome: 'helped' } }]);
});

it('what the customer reads is told anew when something came of it', () => {
  const { step, facts } = logged({ outcome: 'open', shared: 'the call from Berlin' });
  expect(facts.map(({ kind }) => kind)).toEqual(['step.tried', 'step.shared']);
  const after = changeStep(step, { outcome: 'ruled-out' }, ayse, 2000);
  expect(after.facts.map(({ kind }) => kind)).toEqual(['step.settled', 'step.shared']);
});

it('putting the wording right is no result', () => {
  const { step } = logged();
  expect(changeStep(step, { what: 'The same call' }, ayse, 2000).facts.map(({ kind }) => kind)).toEqual([
    'step.corrected',
  ]);
  expect(changeStep(step, { what: step.what }, ayse, 2000).facts).toEqual([]);
});

it('sharing and taking back', () => {
  const { step } = logged();
  const shared = shareStep(step, 'the Berlin network', ayse);
  expect(shared.facts).toEqual([{ kind: 'step.shared', data: { by: 'Ayse', words: 'the Berlin network' } }]);
  expect(shareStep(shared.step, 'the Berlin network', ayse).facts).toEqual([]);
  const back = shareStep(shared.step, null, ayse);
  expect(back).toMatchObject({ step: { shared: null }, facts: [{ kind: 'step.unshared' }] });
});

it('nobody tries anything on a case that is over', () => {
  expect(logStep({ ...scene, over: true }, given, ayse, 1)).toMatchObject({ refusal: { code: 'step.case-over' } });
});
