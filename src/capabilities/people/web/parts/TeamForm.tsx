import { type FormEvent, useState } from 'react';
import { MINUTE } from '#kernel/time.ts';
import { Button } from '#ui/Button.tsx';
import { SelectField, TextField } from '#ui/Field.tsx';
import { ErrorState } from '#ui/states.tsx';
import { useText } from '#ui/text.tsx';
import { useTime } from '#ui/time/useTime.ts';
import { tell } from '#ui/toast.ts';
import { checkSignature } from '../../domain/index.ts';
import { type TeamChange, type TeamSettled, useChangeTeam } from '../teams.ts';
import { useMe } from './Profile.tsx';
import { SignatureField } from './SignatureField.tsx';
import { SignaturePreview } from './SignaturePreview.tsx';
import { TeamMembers } from './TeamMembers.tsx';

const LONGEST_NAME = 120;

/** In minutes of open time: from half an hour to two working days. */
const NEXT_WORDS = [30, 60, 120, 240, 480, 960];

const orNull = (text: string) => (text.trim() === '' ? null : text.trim());

/** What is being settled of a team. */
function useDraft(team: TeamSettled) {
  const [name, setName] = useState(team.name);
  const [called, setCalled] = useState(team.called ?? '');
  const [signature, setSignature] = useState(team.signature ?? '');
  const [nextWord, setNextWord] = useState(team.nextWordMinutes);
  const [members, setMembers] = useState(team.members);
  return { name, setName, called, setCalled, signature, setSignature, nextWord, setNextWord, members, setMembers };
}

interface NextWordFieldProps {
  readonly minutes: number | null;
  readonly onMinutes: (minutes: number | null) => void;
}

/** Within how much open time the team's people are proposed to write again. */
function NextWordField({ minutes, onMinutes }: NextWordFieldProps) {
  const t = useText();
  const time = useTime();
  const choices = [...new Set([...NEXT_WORDS, ...(minutes === null ? [] : [minutes])])].toSorted((a, b) => a - b);
  const within = choices.map((n) => ({
    value: String(n),
    label: t('teams.next-word-within', { span: time.open(n * MINUTE) }),
  }));
  return (
    <SelectField
      label={t('teams.next-word')}
      hint={t('teams.next-word-hint')}
      options={[{ value: '', label: t('teams.next-word-agreed') }, ...within]}
      value={minutes === null ? '' : String(minutes)}
      onChange={(event) => onMinutes(event.target.value === '' ? null : Number(event.target.value))}
    />
  );
}

/** What a team is called, how it signs and who is in it, beside the mail that a customer gets. Nothing holds before it is saved. */
export function TeamForm({ team }: { readonly team: TeamSettled }) {
  const t = useText();
  const draft = useDraft(team);
  const saving = useChangeTeam(team);
  const administers = useMe().roles.includes('admin');
  const [tried, setTried] = useState(false);
  const name = draft.name.trim();
  const signature = orNull(draft.signature);
  const save = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (saving.isPending || name === '' || (signature !== null && !checkSignature(signature).ok)) return;
    const members = draft.members.map(({ id, lead }) => ({ personId: id, lead }));
    const change: TeamChange = {
      name,
      called: orNull(draft.called),
      signature,
      nextWordMinutes: draft.nextWord,
      ...(administers && { members }),
    };
    saving.mutate(change, { onSuccess: () => tell({ text: t('teams.saved', { name }) }) });
  };
  return (
    <div className="sig-editor">
      <form className="sig-form" onSubmit={save}>
        <TextField
          label={t('teams.name')}
          hint={t('teams.name-hint')}
          error={tried && name === '' ? t('teams.no-name') : undefined}
          value={draft.name}
          maxLength={LONGEST_NAME}
          onChange={(event) => draft.setName(event.target.value)}
        />
        <TextField
          label={t('teams.called')}
          hint={t('teams.called-hint')}
          value={draft.called}
          maxLength={LONGEST_NAME}
          onChange={(event) => draft.setCalled(event.target.value)}
        />
        <SignatureField
          label={t('teams.signature')}
          hint={t('teams.signature-hint')}
          text={draft.signature}
          onText={draft.setSignature}
        />
        <NextWordField minutes={draft.nextWord} onMinutes={draft.setNextWord} />
        <TeamMembers members={draft.members} onMembers={draft.setMembers} mayChange={administers} />
        {saving.isError && <ErrorState failed={t('teams.not-saved')} safe={t('teams.safe')} error={saving.error} />}
        <div>
          <Button look="filled" type="submit" busy={saving.isPending}>
            {t('teams.save')}
          </Button>
        </div>
      </form>
      <SignaturePreview
        shown={{ text: signature, teamId: team.id, called: orNull(draft.called) ?? (name || team.name) }}
        says={t(signature === null ? 'teams.unsigned' : 'teams.signed-for')}
      />
    </div>
  );
}
