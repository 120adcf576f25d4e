import { type RefObject, useRef, useState } from 'react';
import { type FormAnswers, faultOf, givenOf } from '#capabilities/catalogue/web/portal/index.ts';
import { useGo } from '#ui/navigation.tsx';
import { useText } from '#ui/text.tsx';
import type { Kept } from './kept.ts';
import type { AttachmentsHandle } from './parts/Attachments.tsx';
import { type OfferDetail, useRequest } from './requesting.ts';
import { useKept } from './useKept.ts';

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}

/** The answers in a draft: each is kept as a list of texts. */
function answersIn(kept: Kept): FormAnswers {
  return Object.fromEntries(
    Object.entries(kept).flatMap(([key, stored]) => {
      try {
        const value: unknown = JSON.parse(stored);
        return isTexts(value) ? [[key, value]] : [];
      } catch {
        return [];
      }
    }),
  );
}

/** Where the draft keeps whom the requester names; no question of a form has this key. */
const APPROVER = '@approver';

type Uploads = Map<string, AttachmentsHandle>;

/** The files of each field that asks for some; null while one of them is still on its way. */
function uploadedIn(uploads: Uploads): FormAnswers | null {
  const fields = [...uploads].map(([key, handle]) => [key, handle.fileIds()] as const);
  if (fields.some(([, ids]) => ids === null)) return null;
  return Object.fromEntries(fields.map(([key, ids]) => [key, ids ?? []]));
}

/** A form that is being filled in: kept on this device until it is sent. */
export function useRequestForm(offer: OfferDetail, owner: string | null) {
  const t = useText();
  const go = useGo();
  const { kept, write, clear } = useKept(owner, `request.${offer.slug}`);
  const uploads: RefObject<Uploads> = useRef(new Map());
  const request = useRequest(offer.slug);
  const [fault, setFault] = useState<ReturnType<typeof faultOf>>(null);
  const [filesWait, setFilesWait] = useState(false);
  const answers = answersIn(kept);
  const approver = kept[APPROVER] ?? '';
  const namesNobody = offer.approval?.iName === true && approver.trim() === '';
  const [tried, setTried] = useState(false);
  const send = (): string | null => {
    const files = uploadedIn(uploads.current);
    setFilesWait(files === null);
    const all = { ...answers, ...files };
    const found = faultOf(offer.form, all);
    setFault(found);
    setTried(true);
    if (found === null && namesNobody) return APPROVER;
    if (found !== null || files === null || request.isPending) return found?.key ?? null;
    const named = offer.approval?.iName ? { approver: approver.trim() } : {};
    request.mutate(
      { answers: givenOf(offer.form, all).map((answer) => ({ ...answer, values: [...answer.values] })), ...named },
      {
        onSuccess: ({ number }) => {
          clear();
          go(`/cases/${number}`, 'replace');
        },
      },
    );
    return null;
  };
  return {
    answers,
    approver,
    nameApprover: (address: string) => write({ [APPROVER]: address }),
    namesNobody: tried && namesNobody,
    write: (key: string, values: readonly string[]) => write({ [key]: JSON.stringify(values) }),
    faults: fault === null ? {} : { [fault.key]: t(`request.${fault.fault}`) },
    filesWait,
    keepFiles: (key: string) => (handle: AttachmentsHandle | null) => {
      if (handle) uploads.current.set(key, handle);
      else uploads.current.delete(key);
    },
    send,
    error: request.error,
    busy: request.isPending || request.isSuccess,
  };
}
