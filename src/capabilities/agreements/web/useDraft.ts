import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { type Instant, toIso } from '#kernel/time.ts';
import { call } from '#ui/api.ts';
import { agreementsContract } from '../contract.ts';
import { type Agreement, agreementQuery, agreementsQuery, type Terms } from './queries.ts';

const { endpoints } = agreementsContract;

/** What is being written, or else what holds. */
function termsOf({ draft, versions }: Agreement): Terms | undefined {
  return draft ?? versions.at(-1)?.terms;
}

/** So long after the last change the draft is saved. */
const PAUSE_MS = 500;

/**
 * The terms as they are being written. Each change is saved by itself, one after the other and none over somebody
 * else's; what is on its way when the page closes is still sent.
 */
export function useDraft(agreement: Agreement) {
  const queries = useQueryClient();
  const { id } = agreement;
  const [terms, setTerms] = useState<Terms | undefined>(() => termsOf(agreement));
  const [isSaving, setSaving] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const version = useRef(agreement.version);
  const pending = useRef<Terms | null>(null);
  const timer = useRef<number | undefined>(undefined);
  const sending = useRef(Promise.resolve(true));

  const show = useCallback(
    (answer: Agreement) => {
      version.current = answer.version;
      queries.setQueryData(agreementQuery(id).queryKey, answer);
      void queries.invalidateQueries({ queryKey: agreementsQuery.queryKey });
    },
    [queries, id],
  );

  const send = useCallback(async (): Promise<boolean> => {
    const terms = pending.current;
    if (terms === null) return true;
    pending.current = null;
    try {
      show(await call(endpoints.saveDraft, { params: { agreementId: id }, body: { terms }, ifMatch: version.current }));
      setError(null);
      setSaving(pending.current !== null);
      return true;
    } catch (failure) {
      pending.current ??= terms;
      setError(failure);
      setSaving(false);
      return false;
    }
  }, [show, id]);

  const save = useCallback((): Promise<boolean> => {
    window.clearTimeout(timer.current);
    sending.current = sending.current.then(send);
    return sending.current;
  }, [send]);

  useEffect(() => () => void save(), [save]);

  const change = useCallback(
    (changed: Terms) => {
      pending.current = changed;
      setTerms(changed);
      setSaving(true);
      window.clearTimeout(timer.current);
      timer.current = window.setTimeout(() => void save(), PAUSE_MS);
    },
    [save],
  );

  /** Saves what is left, then makes it the next version; false when it could not be saved. Throws what is refused. */
  async function publish(effectiveFrom: Instant | null): Promise<boolean> {
    if (!(await save())) return false;
    const body = effectiveFrom === null ? {} : { effectiveFrom: toIso(effectiveFrom) };
    show(await call(endpoints.publishAgreement, { params: { agreementId: id }, body, ifMatch: version.current }));
    return true;
  }

  /** Gives up what could not be saved, and shows what somebody else wrote meanwhile. */
  async function takeTheirs(): Promise<void> {
    pending.current = null;
    const theirs = await call(endpoints.getAgreement, { params: { agreementId: id } });
    show(theirs);
    setTerms(termsOf(theirs));
    setError(null);
  }

  return { terms, change, save, publish, takeTheirs, isSaving, error };
}
