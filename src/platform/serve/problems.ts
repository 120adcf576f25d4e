import type { FastifyReply } from 'fastify';
import { type Params, translator } from '#kernel/messages.ts';
import { type FieldFault, Problem } from '#kernel/problem.ts';
import type { Refusal } from '#kernel/result.ts';
import type { Language } from '#kernel/text.ts';
import { catalogues } from '../catalogues.ts';
import { isAway } from '../database/away.ts';

const STATUS_TITLES: Readonly<Record<number, string>> = {
  400: 'bad-request',
  401: 'signed-out',
  403: 'forbidden',
  404: 'not-found',
  405: 'method-not-allowed',
  409: 'conflict',
  412: 'changed-meanwhile',
  413: 'too-large',
  415: 'wrong-content-type',
  421: 'wrong-host',
  422: 'not-acceptable',
  428: 'version-needed',
  429: 'too-many-requests',
  500: 'our-fault',
  503: 'busy',
};

export interface ProblemParts {
  readonly code: string;
  readonly status: number;
  readonly params?: Params;
  readonly fields?: readonly FieldFault[];
  /** The value of the body that the sentence is about. */
  readonly at?: string | undefined;
}

export function partsOfRefusal(refusal: Refusal): ProblemParts {
  return { code: refusal.code, status: refusal.status ?? 409, params: refusal.params ?? {}, at: refusal.at };
}

/** Any error as the problem that a person reads. What is not known to us becomes "our fault", with no detail. */
export function partsOfError(error: unknown): ProblemParts {
  if (error instanceof Problem) return error;
  const status = statusOf(error);
  if (status >= 400 && status < 500) return { code: STATUS_TITLES[status] ?? 'bad-request', status };
  return isAway(error) || isOverwhelmed(error) ? { code: 'busy', status: 503 } : { code: 'our-fault', status: 500 };
}

function statusOf(error: unknown): number {
  if (typeof error !== 'object' || error === null || !('statusCode' in error)) return 500;
  return typeof error.statusCode === 'number' ? error.statusCode : 500;
}

/** A lock or a statement that took too long, two that waited for each other. */
const TOO_MUCH = new Set(['55P03', '57014', '40001', '40P01']);
/** Room, memory or connections ran out. */
const NOTHING_LEFT = /^53/;

function isOverwhelmed(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  return (
    TOO_MUCH.has(code) || NOTHING_LEFT.test(code) || /timeout exceeded when trying to connect/i.test(error.message)
  );
}

/** Answers with a problem (RFC 9457) whose sentence is in the asker's language. */
export function sendProblem(
  reply: FastifyReply,
  parts: ProblemParts,
  about: { language: Language; requestId: string },
) {
  const say = translator(about.language, catalogues[about.language].problems);
  const detail = say(parts.code, parts.params);
  const fields = parts.at === undefined ? (parts.fields ?? []) : [{ path: `body.${parts.at}`, message: detail }];
  if (parts.status === 503) void reply.header('retry-after', '2');
  return reply
    .code(parts.status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(
      JSON.stringify({
        type: `/problems/${parts.code}`,
        title: say(`${STATUS_TITLES[parts.status] ?? 'bad-request'}.title`),
        status: parts.status,
        detail,
        requestId: about.requestId,
        ...(fields.length > 0 ? { fields } : {}),
      }),
    );
}
