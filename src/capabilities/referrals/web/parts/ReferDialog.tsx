import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { type CaseShown, firstNameOf, type ReferSlot } from '#capabilities/cases/web/index.ts';
import { fromIso, type Instant, toIso } from '#kernel/time.ts';
import { TextArea } from '#ui/Field.tsx';
import { FormDialog } from '#ui/FormDialog.tsx';
import { rowsOf, Skeleton } from '#ui/Skeleton.tsx';
import { ErrorState } from '#ui/states.tsx';
import { MoreText, useText } from '#ui/text.tsx';
import { tell } from '#ui/toast.ts';
import { type Draft, draftQuery, type Party, useRefer } from '../queries.ts';
import { TEXTS } from '../texts.ts';
import { ConsentFields, type ConsentWay } from './ConsentFields.tsx';
import { PartySearch } from './PartySearch.tsx';
import './referrals.css';

/** The draft's words with the party that was chosen in them. */
function wordsFor(draft: Draft | undefined, party: Party | null, agreed: boolean): string {
  if (!draft || !party) return '';
  const reach = [party.reach, party.hours].filter(Boolean).join(' · ');
  return (agreed ? draft.agreed : draft.told).replaceAll('{party}', party.name).replaceAll('{reach}', reach);
}

/** What is chosen and typed, what the draft says where nothing was, and referring. */
function useReferring({ of, onClose }: Pick<ReferSlot, 'of' | 'onClose'>) {
  const t = useText();
  const draft = useQuery(draftQuery(of.id));
  const refer = useRefer(of.id);
  const [party, setParty] = useState<Party | null>(null);
  const [agreed, setAgreed] = useState(false);
  const [how, setHow] = useState<ConsentWay>('spoken');
  const [typed, setTyped] = useState<{ readonly passes?: string; readonly message?: string }>({});
  const [chosenBy, setAskBy] = useState<Instant | null>(null);
  const [tried, setTried] = useState(false);
  const passes = typed.passes ?? draft.data?.passes ?? '';
  const message = typed.message ?? wordsFor(draft.data, party, agreed);
  const askBy = chosenBy ?? (draft.data ? fromIso(draft.data.askBy) : null);
  const submit = () => {
    const blank = message.trim() === '' || (agreed && passes.trim() === '');
    if (party === null || askBy === null || blank) return setTried(true);
    const consent = agreed ? { passes, how } : null;
    refer.mutate(
      { partyId: party.id, message, consent, askBy: toIso(askBy) },
      {
        onSuccess: () => {
          tell({ text: t('refer.done', { name: firstNameOf(of.requester.name), party: party.name }) });
          onClose();
        },
      },
    );
  };
  return {
    ...{
      draft,
      refer,
      party,
      setParty,
      agreed,
      setAgreed,
      how,
      setHow,
      passes,
      message,
      askBy,
      setAskBy,
      tried,
      submit,
    },
    setPasses: (text: string) => setTyped({ ...typed, passes: text }),
    setMessage: (text: string) => setTyped({ ...typed, message: text }),
  };
}

interface WordsProps extends Pick<ReferSlot, 'MomentField'> {
  readonly of: CaseShown;
  readonly party: Party;
  readonly draft: Draft;
  readonly referring: ReturnType<typeof useReferring>;
}

/** What may leave us, the words that the customer gets, and when we ask whether it helped. */
function Words({ of, party, draft, referring, MomentField }: WordsProps) {
  const t = useText();
  const first = useRef<HTMLTextAreaElement>(null);
  // The words are read next, and the key that sends works from there.
  useEffect(() => first.current?.focus(), []);
  const name = firstNameOf(of.requester.name);
  const { agreed, how, passes, message, askBy, tried } = referring;
  return (
    <>
      <ConsentFields
        name={name}
        party={party.name}
        agreed={agreed}
        passes={passes}
        how={how}
        error={tried && agreed && passes.trim() === '' ? t('consent.blank') : undefined}
        onAgreed={referring.setAgreed}
        onPasses={referring.setPasses}
        onHow={referring.setHow}
      />
      <TextArea
        ref={first}
        label={t('refer.message', { name })}
        hint={t('refer.message-hint', { name })}
        error={tried && message.trim() === '' ? t('refer.blank') : undefined}
        rows={6}
        value={message}
        maxLength={5000}
        onChange={(event) => referring.setMessage(event.target.value)}
      />
      <MomentField
        label={t('refer.ask-by', { name })}
        value={askBy}
        proposed={fromIso(draft.askBy)}
        onChange={referring.setAskBy}
      />
    </>
  );
}

function Referring(props: ReferSlot) {
  const { of, onClose, PickField, MomentField } = props;
  const t = useText();
  const referring = useReferring(props);
  const { draft, refer, party, setParty, tried, submit } = referring;
  return (
    <FormDialog
      title={t('refer.title')}
      submit={t('refer.submit', { name: firstNameOf(of.requester.name) })}
      busy={refer.isPending || draft.isPending}
      failed={refer.isError ? { what: t('refer.failed'), error: refer.error } : null}
      onSubmit={submit}
      onClose={onClose}
    >
      <p className="t-2">{t('refer.text')}</p>
      <PartySearch
        PickField={PickField}
        about={[of.subject, of.goal].filter(Boolean).join(' ')}
        chosen={party}
        error={tried && party === null ? t('refer.nobody-chosen') : undefined}
        onChoose={setParty}
      />
      {draft.isError && (
        <ErrorState failed={t('refer.no-draft')} error={draft.error} onRetry={() => void draft.refetch()} />
      )}
      {party && draft.isPending && <Skeleton rows={rowsOf(3, 64)} />}
      {party && draft.data && (
        <Words of={of} party={party} draft={draft.data} referring={referring} MomentField={MomentField} />
      )}
    </FormDialog>
  );
}

/** Tells a customer who outside can help, with what may be passed on and when we ask whether they did. */
export function ReferDialog(props: ReferSlot) {
  return (
    <MoreText catalogues={TEXTS}>
      <Referring {...props} />
    </MoreText>
  );
}
