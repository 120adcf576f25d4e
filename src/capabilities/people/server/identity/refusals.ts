import { z } from 'zod';
import type { ProblemParts } from '#platform/serve/problems.ts';

/** What better-auth says when it refuses, in our words. */
const KNOWN: Readonly<Record<string, ProblemParts>> = {
  INVALID_EMAIL_OR_PASSWORD: { code: 'sign-in.wrong', status: 401 },
  INVALID_PASSWORD: { code: 'sign-in.wrong-password', status: 403 },
  PASSWORD_TOO_SHORT: { code: 'sign-in.password-too-short', status: 422 },
  PASSWORD_TOO_LONG: { code: 'sign-in.password-too-long', status: 422 },
  CREDENTIAL_ACCOUNT_NOT_FOUND: { code: 'sign-in.no-password', status: 409 },
  INVALID_CODE: { code: 'sign-in.wrong-code', status: 401 },
  INVALID_BACKUP_CODE: { code: 'sign-in.wrong-code', status: 401 },
  INVALID_TWO_FACTOR_COOKIE: { code: 'sign-in.begin-again', status: 401 },
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: { code: 'sign-in.begin-again', status: 401 },
  ACCOUNT_TEMPORARILY_LOCKED: { code: 'sign-in.locked', status: 429 },
  TOTP_NOT_ENABLED: { code: 'sign-in.no-second-factor', status: 409 },
  TWO_FACTOR_NOT_ENABLED: { code: 'sign-in.no-second-factor', status: 409 },
  BACKUP_CODES_NOT_ENABLED: { code: 'sign-in.no-second-factor', status: 409 },
  TOTP_ALREADY_ENABLED: { code: 'sign-in.second-factor-already', status: 409 },
  INVALID_ORIGIN: { code: 'foreign-site', status: 403 },
  MISSING_OR_NULL_ORIGIN: { code: 'foreign-site', status: 403 },
  LINK_USED: { code: 'sign-in.link-used', status: 401 },
  UNAUTHORIZED: { code: 'signed-out', status: 401 },
};

const BY_STATUS: Readonly<Record<number, ProblemParts>> = {
  400: { code: 'bad-request', status: 400 },
  401: { code: 'signed-out', status: 401 },
  403: { code: 'forbidden', status: 403 },
  404: { code: 'not-found', status: 404 },
  429: { code: 'too-many-requests', status: 429 },
};

const Refused = z.object({ code: z.string().optional() });

/** The problem that stands for a refusal of better-auth. */
export function partsOfAnswer(status: number, body: unknown): ProblemParts {
  const code = Refused.safeParse(body).data?.code ?? '';
  return KNOWN[code] ?? BY_STATUS[status] ?? { code: 'our-fault', status: 500 };
}
