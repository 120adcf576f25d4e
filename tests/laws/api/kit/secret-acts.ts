import { casesContract } from '#capabilities/cases/contract.ts';
import { troubleshootingContract } from '#capabilities/troubleshooting/contract.ts';
import type { Call } from '#kernel/call.ts';
import type { CaseId } from '#kernel/ids.ts';
import { HOUR, type Instant, MINUTE, toIso } from '#kernel/time.ts';
import { PEOPLE } from '#tests/harness/index.ts';

const cases = casesContract.endpoints;
const tried = troubleshootingContract.endpoints;

/** One case, who works on it, and whose it is. */
export interface Scene {
  readonly params: { readonly caseId: CaseId };
  readonly ayse: Call;
  readonly jan: Call;
  readonly maria: Call;
  now(): Instant;
}

/** Does something at the desk; `secret` goes where only the team reads. */
export type Act = (scene: Scene, secret: string) => Promise<unknown>;

const nextWord = ({ now }: Scene) => ({ follow: 'next-word', by: toIso(now() + 3 * HOUR) }) as const;

/** What the team keeps to itself. */
export const SECRET_ACTS = {
  note: ({ ayse, params }, secret) => ayse(cases.writeNote, { params, body: { text: `They were rude: ${secret}` } }),
  'note that names a colleague': ({ ayse, params }, secret) =>
    ayse(cases.writeNote, { params, body: { text: `@Jan ${secret}`, mentions: [PEOPLE.jan.id] } }),
  'draft of a reply': ({ ayse, params }, secret) =>
    ayse(cases.saveDraft, { params: { ...params, kind: 'reply' }, body: { text: secret } }),
  'step that is not shared': ({ ayse, params }, secret) =>
    ayse(tried.logStep, { params, body: { phase: 'narrow', what: secret, expected: secret, saw: secret } }),
  'step that is shared in other words': ({ ayse, params }, secret) =>
    ayse(tried.logStep, {
      params,
      body: { phase: 'verify', what: secret, saw: secret, outcome: 'no-change', shared: 'We looked at the lock.' },
    }),
  boundary: ({ ayse, params }, secret) =>
    ayse(tried.sayBoundary, { params: { ...params, aspect: 'where' }, body: { is: secret, isNot: secret } }),
  hypothesis: ({ ayse, params }, secret) =>
    ayse(tried.stateHypothesis, { params, body: { statement: secret, predicts: secret, test: secret } }),
  'call for help': ({ ayse, params }, secret) =>
    ayse(tried.askForHelp, { params, body: { question: secret, personIds: [PEOPLE.jan.id] } }),
  'hand-over': ({ ayse, params }, secret) =>
    ayse(cases.offerTransfer, {
      params,
      body: { to: { kind: 'person', personId: PEOPLE.jan.id }, problem: secret, done: secret, next: secret },
    }),
  'hand-over that comes back': ({ jan, params }, secret) =>
    jan(cases.giveTransferBack, { params, body: { reason: secret } }),
} as const satisfies Record<string, Act>;

/** What the customer hears of, or does. */
export const OPEN_ACTS = {
  'first words': ({ maria, params }) => maria(cases.writeToUs, { params, body: { text: 'Is there any news?' } }),
  reply: (scene) =>
    scene.ayse(cases.reply, {
      params: scene.params,
      body: { text: 'The locksmith comes at ten.', next: nextWord(scene) },
    }),
  'now line': ({ ayse, params }) => ayse(cases.setNowLine, { params, body: { text: 'We wait for the locksmith.' } }),
  callback: ({ ayse, params, now }) =>
    ayse(cases.promiseCallback, {
      params,
      body: { kind: 'callback', due: toIso(now() + 20 * MINUTE), text: 'I call you.' },
    }),
  question: ({ ayse, params }) =>
    ayse(cases.wait, { params, body: { reason: 'customer-input', question: 'Which door is it?' } }),
  escalation: ({ maria, params, now }) =>
    maria(cases.escalate, { params, body: { words: 'The class begins at two.', neededBy: toIso(now() + HOUR) } }),
  acceptance: ({ jan, params }) => jan(cases.acceptTransfer, { params }),
  fix: ({ ayse, params }) =>
    ayse(cases.reply, { params, body: { text: 'It opens again.', next: { follow: 'resolves' } } }),
  'not fixed': ({ maria, params }) => maria(cases.writeToUs, { params, body: { text: 'It is stuck again.' } }),
} as const satisfies Record<string, Act>;
