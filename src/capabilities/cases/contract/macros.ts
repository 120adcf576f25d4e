import { z } from 'zod';
import { Priority } from '#capabilities/catalogue/contract.ts';
import { PromiseKind } from '#capabilities/promises/contract.ts';
import { endpoint } from '#kernel/contract.ts';
import { MacroId, PersonId, TeamId } from '#kernel/ids.ts';
import { line, prose } from '#kernel/text.ts';
import { CASE_STATES, WAITING_REASONS } from '../domain/states.ts';
import { CaseDetail } from './case.ts';
import { caseParams } from './params.ts';

/** What follows the reply of a macro: a next word in so many minutes (null: as the service owes it), or a check. */
const MacroNext = z.discriminatedUnion('follow', [
  z.strictObject({ follow: z.literal('next-word'), minutes: z.int().min(5).max(40_320).nullable() }),
  z.strictObject({ follow: z.literal('resolves') }),
]);

/** One step of a macro. Texts may hold the variables of snippets. */
export const MacroStep = z.discriminatedUnion('does', [
  z.strictObject({ does: z.literal('assign-team'), teamId: TeamId }),
  z.strictObject({ does: z.literal('assign-person'), personId: PersonId }),
  z.strictObject({ does: z.literal('priority'), priority: Priority }),
  z.strictObject({ does: z.literal('now-line'), text: line(200) }),
  z.strictObject({ does: z.literal('reply'), text: prose(5000), next: MacroNext }),
  z.strictObject({ does: z.literal('note'), text: prose(5000) }),
  z.strictObject({ does: z.literal('wait'), reason: z.enum(WAITING_REASONS), question: prose(1000) }),
]);

/** Several steps under one name. `names` says how the teams and people in them are called. */
export const Macro = z.object({
  id: MacroId,
  name: z.string(),
  steps: z.array(MacroStep),
  names: z.record(z.string(), z.string()),
  version: z.int(),
});

/** What a macro would change, one thing each. */
export const MacroChange = z.discriminatedUnion('what', [
  z.object({ what: z.literal('owner'), name: z.string() }),
  z.object({ what: z.literal('assignee'), name: z.string() }),
  z.object({ what: z.literal('team'), name: z.string() }),
  z.object({ what: z.literal('priority'), from: Priority, to: Priority }),
  z.object({ what: z.literal('state'), from: z.enum(CASE_STATES), to: z.enum(CASE_STATES) }),
  z.object({ what: z.literal('now-line'), text: z.string() }),
  z.object({ what: z.literal('message'), to: z.string(), byMail: z.boolean(), text: z.string() }),
  z.object({ what: z.literal('note'), text: z.string() }),
  z.object({ what: z.literal('promise-made'), kind: PromiseKind, due: z.string() }),
  z.object({ what: z.literal('promise-kept'), kind: PromiseKind, due: z.string() }),
  z.object({ what: z.literal('promise-other'), kind: PromiseKind, due: z.string() }),
]);

/** What would happen if the macro were run now: all of it, or why nothing would. */
export const MacroPreview = z.object({
  changes: z.array(MacroChange),
  /** The step that would be refused, counted from 0, and why; then nothing happens. */
  refused: z.object({ step: z.int(), sentence: z.string() }).nullable(),
  /** What the preview was made of: anything newer refuses the run. */
  caseVersion: z.int(),
  macroVersion: z.int(),
});

const macroBody = z.strictObject({ name: line(80), steps: z.array(MacroStep).min(1).max(20) });

/** Macros: kept, tried and run. */
export const macroEndpoints = {
  listMacros: endpoint({
    method: 'GET',
    path: '/macros',
    summary: 'The macros of the desk, by name',
    permission: 'macro.read',
    returns: z.object({ items: z.array(Macro) }),
  }),
  addMacro: endpoint({
    method: 'POST',
    path: '/macros',
    summary: 'Adds a macro: several steps on a case under one name',
    permission: 'macro.manage',
    creates: true,
    body: macroBody,
    returns: Macro,
    status: 201,
  }),
  changeMacro: endpoint({
    method: 'PATCH',
    path: '/macros/{macroId}',
    summary: 'Changes the name or the steps of a macro',
    permission: 'macro.manage',
    params: z.strictObject({ macroId: MacroId }),
    ifMatch: 'optional',
    body: macroBody.partial(),
    returns: Macro,
  }),
  removeMacro: endpoint({
    method: 'DELETE',
    path: '/macros/{macroId}',
    summary: 'Removes a macro; what was done with it stays',
    permission: 'macro.manage',
    params: z.strictObject({ macroId: MacroId }),
    ifMatch: 'optional',
    returns: z.object({ done: z.literal(true) }),
  }),
  previewMacro: endpoint({
    method: 'GET',
    path: '/cases/{caseId}/macros/{macroId}',
    summary: 'What running the macro would change, with the promises it makes and the mails it sends; nothing happens',
    permission: 'macro.use',
    params: caseParams.extend({ macroId: MacroId }),
    returns: MacroPreview,
  }),
  runMacro: endpoint({
    method: 'POST',
    path: '/cases/{caseId}/macros/{macroId}',
    summary: 'Runs the macro as it was previewed: all of its steps, or none',
    permission: 'macro.use',
    params: caseParams.extend({ macroId: MacroId }),
    creates: true,
    body: z.strictObject({ caseVersion: z.int(), macroVersion: z.int() }),
    returns: CaseDetail,
  }),
};
