import { keepPreviousData, queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { OutputOf } from '#kernel/contract.ts';
import type { TeamId } from '#kernel/ids.ts';
import type { Language } from '#kernel/text.ts';
import { call } from '#ui/api.ts';
import { peopleContract } from '../contract.ts';
import { checkSignature } from '../domain/index.ts';

const { changeSignature, previewSignature, readSignature } = peopleContract.endpoints;

export type OwnSignature = OutputOf<typeof readSignature>;

/** How my mails are signed, and how my teams sign. */
export const signatureQuery = queryOptions({
  queryKey: ['me', 'signature'],
  queryFn: ({ signal }) => call(readSignature, { signal }),
});

/** Keeps how my mails are signed; null leaves it to my team. */
export function useChangeSignature({ version }: Pick<OwnSignature, 'version'>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (text: string | null) => call(changeSignature, { ifMatch: version, body: { text } }),
    onSuccess: (signature) => queries.setQueryData(signatureQuery.queryKey, signature),
  });
}

/** What a signature is tried for. */
export interface SignatureShown {
  /** Null for a mail without one. */
  readonly text: string | null;
  readonly teamId?: TeamId;
  /** What customers are about to call the team. */
  readonly called?: string;
}

/** A mail with this signature, in a language; while it leaves a gap, the mail before stays. */
export function useSignaturePreview({ text, teamId, called }: SignatureShown, language: Language) {
  const body = { text, language, ...(teamId && { teamId }), ...(called && { called }) };
  return useQuery({
    queryKey: ['me', 'signature', 'preview', body],
    queryFn: ({ signal }) => call(previewSignature, { body, signal }),
    enabled: text === null || checkSignature(text).ok,
    placeholderData: keepPreviousData,
  });
}
