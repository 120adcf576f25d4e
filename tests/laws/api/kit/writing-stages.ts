import { casesContract } from '#capabilities/cases/contract.ts';
import { conversationsContract } from '#capabilities/conversations/contract.ts';
import type { CaseId } from '#kernel/ids.ts';
import { HOUR, toIso } from '#kernel/time.ts';
import type { PersonName, TestApp } from '#tests/harness/index.ts';
import type { Parts } from './requests.ts';

interface Hand {
  readonly app: TestApp;
  taken(): Promise<CaseId>;
}

/** A reply of theirs that has not left. */
async function heldReply({ app, taken }: Hand, name: PersonName): Promise<Parts> {
  const caseId = await taken();
  const call = await app.as(name);
  const next = { follow: 'next-word', by: toIso(app.clock.now() + HOUR) } as const;
  const body = { text: 'Soon.', next, undoFor: 10 };
  const { messageId } = await call(casesContract.endpoints.reply, { params: { caseId }, body });
  return { params: { caseId, messageId } };
}

const STEPS = [{ does: 'note', text: 'Ask Lumevox.' }] as const;

/** A macro, and a case to run it on as it is. */
async function macroOn({ app, taken }: Hand): Promise<Parts> {
  const [tom, caseId] = [await app.as('tom'), await taken()];
  const { addMacro, getCase } = casesContract.endpoints;
  const macro = await tom(addMacro, { body: { name: 'Example', steps: [...STEPS] } });
  const { version } = await tom(getCase, { params: { caseId } });
  return { params: { caseId, macroId: macro.id }, body: { caseVersion: version, macroVersion: macro.version } };
}

async function aMacro(hand: Hand): Promise<Parts> {
  const { macroId = '' } = (await macroOn(hand)).params ?? {};
  return { params: { macroId }, body: { name: 'Example', steps: STEPS } };
}

/** A snippet of their own. */
async function ownSnippet({ app }: Hand, name: PersonName): Promise<Parts> {
  const call = await app.as(name);
  const body = { name: 'Thanks', text: 'Thank you, {{customer.name}}.' };
  return { params: { snippetId: (await call(conversationsContract.endpoints.addSnippet, { body })).id } };
}

/** A view of their own. */
async function ownView({ app }: Hand, name: PersonName): Promise<Parts> {
  const call = await app.as(name);
  const body = { name: 'Example', view: { show: 'open' } } as const;
  return { params: { viewId: (await call(casesContract.endpoints.addView, { body })).id } };
}

/** What the endpoints of writing at the desk need. */
export const WRITING_STAGES = {
  'cases.takeBackReply': heldReply,
  'conversations.addSnippet': async () => ({
    body: { name: 'Example', text: 'Thank you.', for: 'own', teamId: undefined },
  }),
  snippetId: ownSnippet,
  'cases.addView': async () => ({ body: { name: 'Example', for: 'own', teamId: undefined, view: { show: 'open' } } }),
  viewId: ownView,
  'cases.addMacro': async () => ({ body: { name: 'Example', steps: STEPS } }),
  'cases.runMacro': macroOn,
  'cases.previewMacro': async (hand: Hand) => ({ params: (await macroOn(hand)).params ?? {} }),
  'cases.removeMacro': async (hand: Hand) => ({ params: (await aMacro(hand)).params ?? {} }),
  macroId: aMacro,
  'cases.saveDraft': async ({ taken }: Hand) => ({ params: { caseId: await taken(), kind: 'note' } }),
  'cases.dropDraft': async ({ taken }: Hand) => ({ params: { caseId: await taken(), kind: 'note' } }),
};
