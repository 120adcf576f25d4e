import { IconX } from '@tabler/icons-react';
import { IconButton } from '#ui/Button.tsx';
import { Face } from '#ui/Face.tsx';
import { Check } from '#ui/Field.tsx';
import { useText } from '#ui/text.tsx';
import { peopleForTeams, type TeamSettled } from '../teams.ts';
import { FindPerson } from './FindPerson.tsx';

type Members = TeamSettled['members'];

interface PartProps {
  readonly members: Members;
  readonly onMembers: (members: Members) => void;
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
      {mayChange && (
        <FindPerson
          among="teams"
          queryKey={['people', 'for-teams']}
          search={peopleForTeams}
          taken={members}
          onAdd={({ id, name }) => onMembers([...members, { id, name, lead: false }])}
        />
      )}
    </fieldset>
  );
}
