import { type FormEvent, useState } from 'react';
import type { Translate } from '#kernel/messages.ts';
import { Button } from '#ui/Button.tsx';
import { SelectField } from '#ui/Field.tsx';
import { ErrorState } from '#ui/states.tsx';
import { useText } from '#ui/text.tsx';
import { tell } from '#ui/toast.ts';
import { checkSignature, signatureFrom } from '../../domain/index.ts';
import { type OwnSignature, useChangeSignature } from '../signatures.ts';
import { SignatureField } from './SignatureField.tsx';
import { SignaturePreview } from './SignaturePreview.tsx';

/** Which signature a mail about something that the team works on carries, and why. */
function saysOf(
  from: 'own' | 'team' | undefined,
  team: OwnSignature['teams'][number] | undefined,
  t: Translate,
): string {
  if (from === 'own') return t('signature.from-own');
  if (from === 'team') return t('signature.from-team', { team: team?.name ?? '' });
  return t('signature.from-none');
}

/** How my own mails are signed, and beside it the mail that a customer gets. */
export function SignatureForm({ kept }: { readonly kept: OwnSignature }) {
  const t = useText();
  const [text, setText] = useState(kept.text ?? '');
  const [teamId, setTeamId] = useState<string>(kept.teams[0]?.id ?? '');
  const saving = useChangeSignature(kept);
  const own = text.trim() === '' ? null : text.trim();
  const team = kept.teams.find(({ id }) => id === teamId);
  const chosen = signatureFrom({ own, team: team?.signature ?? null });
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (saving.isPending || (own !== null && !checkSignature(own).ok)) return;
    const done = () => tell({ text: t(own === null ? 'signature.left-to-team' : 'signature.saved') });
    saving.mutate(own, { onSuccess: done });
  };
  return (
    <div className="sig-editor">
      <form className="sig-form" onSubmit={save}>
        <SignatureField label={t('signature.own')} hint={t('signature.own-hint')} text={text} onText={setText} />
        {kept.teams.length > 1 && (
          <SelectField
            label={t('signature.shown-for')}
            value={teamId}
            options={kept.teams.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(event) => setTeamId(event.target.value)}
          />
        )}
        {saving.isError && (
          <ErrorState failed={t('signature.not-saved')} safe={t('signature.safe')} error={saving.error} />
        )}
        <div>
          <Button look="filled" type="submit" busy={saving.isPending}>
            {t('signature.save')}
          </Button>
        </div>
      </form>
      <SignaturePreview
        shown={{ text: chosen?.text ?? null, ...(team && { teamId: team.id }) }}
        says={saysOf(chosen?.from, team, t)}
      />
    </div>
  );
}
