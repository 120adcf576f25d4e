import { IconPlus, IconX } from '@tabler/icons-react';
import { useDeferredValue, useState } from 'react';
import { IconButton } from '#ui/Button.tsx';
import { Face } from '#ui/Face.tsx';
import { Check, TextField } from '#ui/Field.tsx';
import { Icon } from '#ui/Icon.tsx';
import { useText } from '#ui/text.tsx';
import { type TeamSettled, usePeopleFound } from '../teams.ts';

type Members = TeamSettled['members'];

const SHOWN = 6;

interface PartProps {
  readonly members: Members;
  readonly onMembers: (members: Members) => void;
}

/** Finds somebody of the desk who is not in the team yet. */
function FindMember({ members, onMembers }: PartProps) {
  const t = useText();
  const [typed, setTyped] = useState('');
  const q = useDeferredValue(typed.trim());
  const people = usePeopleFound(q);
  const others = (q === '' ? [] : (people.data ?? [])).filter(({ id }) => members.every((one) => one.id !== id));
  const add = (id: Members[number]['id'], name: string) => {
    onMembers([...members, { id, name, lead: false }]);
    setTyped('');
  };
  return (
    <>
      <TextField
        label={t('teams.find')}
        value={typed}
        maxLength={120}
        autoComplete="off"
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          // Enter looks for somebody here; it does not save the page.
          if (event.key === 'Enter') event.preventDefault();
        }}
      />
      <ul aria-label={t('teams.found')}>
        {others.slice(0, SHOWN).map(({ id, name }) => (
          <li key={id}>
            <button type="button" className="acc-add" onClick={() => add(id, name)}>
              <Icon of={IconPlus} />
              {t('teams.add', { name })}
            </button>
          </li>
        ))}
      </ul>
      {q !== '' && people.isSuccess && others.length === 0 && <p className="t-13 t-3">{t('teams.nobody')}</p>}
    </>
  );
}

/** Who is in the team and who leads it. An administrator says it; everybody else reads it. */
export function TeamMembers({ members, onMembers, mayChange }: PartProps & { readonly mayChange: boolean }) {
  const t = useText();
  const change = (id: string, lead: boolean) =>
    onMembers(members.map((one) => (one.id === id ? { ...one, lead } : one)));
  return (
    <fieldset className="acc-managers">
      <legend className="t-h3">{t('teams.members')}</legend>
      <p className="t-13 t-3">{t(mayChange ? 'teams.members-hint' : 'teams.members-fixed')}</p>
      {members.length === 0 && <p className="t-2">{t('teams.no-members')}</p>}
      <ul>
        {members.map(({ id, name, lead }) => (
          <li key={id} className="team-member">
            <Face name={name} kind="team" />
            <span className="grow t-wrap">{name}</span>
            {mayChange && (
              <>
                <Check
                  label={t('teams.leads')}
                  aria-label={t('teams.leads-it', { name })}
                  checked={lead}
                  onChange={(event) => change(id, event.target.checked)}
                />
                <IconButton
                  icon={IconX}
                  label={t('teams.remove', { name })}
                  onClick={() => onMembers(members.filter((one) => one.id !== id))}
                />
              </>
            )}
            {!mayChange && lead && <span className="t-13 t-3">{t('teams.leads')}</span>}
          </li>
        ))}
      </ul>
      {mayChange && <FindMember members={members} onMembers={onMembers} />}
    </fieldset>
  );
}
