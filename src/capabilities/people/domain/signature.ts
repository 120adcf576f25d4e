import { type Actor, hasRole } from '#kernel/actor.ts';
import { fill, variablesIn } from '#kernel/placeholders.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';

/** What a signature may name, to be filled in for each mail. Written `{{agent.first-name}}`. */
export const SIGNATURE_VARIABLES = ['agent.name', 'agent.first-name', 'team', 'organisation.name'] as const;

/** A signature is a few lines: mail programs know longer ones as text. */
export const SIGNATURE_LINES = 8;
export const LONGEST_SIGNATURE = 500;

/** Where the signature of a mail comes from. */
export type SignatureFrom = 'own' | 'team';

/** Which signature a mail carries: the writer's own, else that of the team that works on the case, else none. */
export function signatureFrom(given: {
  readonly own: string | null;
  readonly team: string | null;
}): { readonly from: SignatureFrom; readonly text: string } | null {
  if (given.own !== null) return { from: 'own', text: given.own };
  return given.team === null ? null : { from: 'team', text: given.team };
}

/** Who writes a mail, and for whom they speak. */
export interface Signing {
  readonly agent: string;
  /** What customers call the team; null where no team works on the case. */
  readonly team: string | null;
  readonly organisation: string;
}

/** A signature as its reader sees it. Where there is no team, the organisation stands in its place. */
export function signed(text: string, { agent, team, organisation }: Signing): string {
  return fill(text, {
    'agent.name': agent,
    'agent.first-name': agent.split(' ')[0],
    team: team ?? organisation,
    'organisation.name': organisation,
  });
}

/**
 * Refuses what would leave a gap in a mail: `signature.unknown-variable` with its name, `signature.open-braces` where a
 * variable is begun and not ended; and `signature.too-long` beyond its lines.
 */
export function checkSignature(text: string): Result<null> {
  const unknown = variablesIn(text).find((name) => !SIGNATURE_VARIABLES.some((one) => one === name));
  if (unknown !== undefined) return refuse('signature.unknown-variable', 422, { name: unknown });
  const filled = signed(text, { agent: '-', team: '-', organisation: '-' });
  if (/\{\{|\}\}/.test(filled)) return refuse('signature.open-braces', 422, { example: '{{…}}' });
  if (text.split('\n').length > SIGNATURE_LINES) return refuse('signature.too-long', 422, { lines: SIGNATURE_LINES });
  return ok(null);
}

/** Whether somebody settles what a team is called and how it signs: administrators of all, leads of their own. */
export function maySettleTeam(actor: Actor, leads: readonly string[], teamId: string): boolean {
  return actor.kind === 'system' || hasRole(actor, 'admin') || leads.includes(teamId);
}
