import { IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { IconButton } from '#ui/Button.tsx';
import { Face } from '#ui/Face.tsx';
import { TextArea } from '#ui/Field.tsx';
import { FormDialog } from '#ui/FormDialog.tsx';
import { useText } from '#ui/text.tsx';
import { type Detail, peopleQuery } from '../../queries.ts';
import { firstNameOf } from '../names.ts';
import { PickField } from '../PickField.tsx';
import { useSettled } from '../useSettled.ts';
import type { Ask } from './ApprovalStrip.tsx';
import { useNameApprover } from './changes.ts';

interface OtherApproverDialogProps {
  readonly of: Detail;
  readonly ask: Ask;
  readonly onClose: () => void;
}

interface Found {
  readonly id: string;
  readonly name: string;
  readonly about: string;
}

/** Who may decide: people of the case's account and of the desk, but never who requested it. */
function useFound(of: Detail, typed: string) {
  const t = useText();
  const q = useSettled(typed.trim());
  const found = useQuery(peopleQuery(q));
  const people: Found[] = (typed.trim() === '' ? [] : (found.data ?? []))
    .filter(
      ({ active, id, account }) =>
        active && id !== of.requester.id && (account === null || account.id === of.account.id),
    )
    .map(({ id, name, account, email }) => ({
      id,
      name,
      about: [account?.name ?? t('approval.of-the-desk'), email].filter(Boolean).join(' · '),
    }));
  return { people, nobody: q !== '' && q === typed.trim() && found.isSuccess && people.length === 0 };
}

interface WhoProps {
  readonly of: Detail;
  readonly error: string | undefined;
  readonly chosen: Found | null;
  readonly onChoose: (person: Found | null) => void;
}

function Who({ of, error, chosen, onChoose }: WhoProps) {
  const t = useText();
  const [typed, setTyped] = useState('');
  const { people, nobody } = useFound(of, typed);
  if (chosen) {
    return (
      <div className="ek-field">
        <p className="cs-legend">{t('approval.instead-who')}</p>
        <div className="cs-picked">
          <Face name={chosen.name} />
          <p className="grow t-wrap">
            <b>{chosen.name}</b>
            <span className="t-3"> {chosen.about}</span>
          </p>
          <IconButton icon={IconX} label={t('approval.other-chosen')} onClick={() => onChoose(null)} />
        </div>
      </div>
    );
  }
  return (
    <PickField
      label={t('approval.instead-who')}
      hint={t('approval.instead-hint', { account: of.account.name })}
      error={error}
      typed={typed}
      onType={setTyped}
      found={people}
      show={(person) => (
        <>
          <Face name={person.name} />
          <span className="t-wrap">
            <b>{person.name}</b> <span className="t-3">{person.about}</span>
          </span>
        </>
      )}
      onTake={onChoose}
      nothing={nobody && t('approval.instead-nobody')}
    />
  );
}

/** Asks somebody else for the yes or no, and why: the requester reads it. */
export function OtherApproverDialog({ of, ask, onClose }: OtherApproverDialogProps) {
  const t = useText();
  const name = useNameApprover();
  const [chosen, setChosen] = useState<Found | null>(null);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const noReason = reason.trim() === '';
  const submit = () => {
    setTried(true);
    if (chosen === null || noReason) return;
    const given = { caseId: of.id, insteadOf: ask.id, personId: chosen.id, reason: reason.trim() };
    name.mutate(given, { onSuccess: onClose });
  };
  return (
    <FormDialog
      title={t('approval.instead-title', { name: ask.name })}
      submit={t('approval.instead-submit')}
      busy={name.isPending}
      failed={name.isError ? { what: t('approval.instead-failed'), error: name.error } : null}
      onSubmit={submit}
      onClose={onClose}
    >
      <Who
        of={of}
        chosen={chosen}
        onChoose={setChosen}
        error={tried && chosen === null ? t('approval.instead-missing') : undefined}
      />
      <TextArea
        label={t('approval.instead-reason')}
        hint={t('approval.instead-reason-hint', { name: firstNameOf(of.requester.name) })}
        error={tried && noReason ? t('renegotiate.no-reason') : undefined}
        value={reason}
        maxLength={1000}
        onChange={(event) => setReason(event.target.value)}
      />
    </FormDialog>
  );
}
