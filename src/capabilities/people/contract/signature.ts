import { z } from 'zod';
import { endpoint } from '#kernel/contract.ts';
import { TeamId } from '#kernel/ids.ts';
import { line, prose } from '#kernel/text.ts';
import { LONGEST_SIGNATURE } from '../domain/signature.ts';
import { Language } from './words.ts';

/** A few lines with variables such as `{{agent.first-name}}`. */
export const Signature = prose(LONGEST_SIGNATURE);

export const OwnSignature = z.object({
  text: z.string().nullable(),
  /** My teams: where I have no signature of my own, that of the team that works on the case stands in. */
  teams: z.array(
    z.object({ id: TeamId, name: z.string(), called: z.string().nullable(), signature: z.string().nullable() }),
  ),
  version: z.int(),
});

/** How mails of the desk end. */
export const signatureEndpoints = {
  readSignature: endpoint({
    method: 'GET',
    path: '/me/signature',
    summary: 'How my mails are signed, and how my teams sign where I have no signature of my own',
    permission: 'signature.own',
    returns: OwnSignature,
  }),
  changeSignature: endpoint({
    method: 'PUT',
    path: '/me/signature',
    summary: 'Writes how my mails are signed; without a text my team’s signature stands in',
    permission: 'signature.own',
    ifMatch: 'required',
    body: z.strictObject({ text: Signature.nullable() }),
    returns: OwnSignature,
  }),
  previewSignature: endpoint({
    method: 'POST',
    path: '/me/signature/preview',
    summary: 'A mail of mine with this signature, as its reader would get it',
    permission: 'signature.own',
    body: z.strictObject({
      text: Signature.nullable(),
      language: Language,
      teamId: TeamId.optional(),
      /** What customers are about to call the team. */
      called: line(120).optional(),
    }),
    returns: z.object({ html: z.string(), text: z.string() }),
  }),
};
