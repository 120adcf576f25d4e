import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useMe } from '#capabilities/people/web/index.ts';
import { Check, SelectField } from '#ui/Field.tsx';
import { ErrorState } from '#ui/states.tsx';
import { useText } from '#ui/text.tsx';
import { tell } from '#ui/toast.ts';
import { useAssign } from '../../changes.ts';
import { type Summary, teamsQuery } from '../../queries.ts';
import { FormDialog } from '../FormDialog.tsx';

type Assigned = Pick<Summary, 'id' | 'team' | 'assignee'>;

interface AssignDialogProps {
  readonly cases: readonly Assigned[];
  readonly onClose: () => void;
  readonly onAssigned?: () => void;
}

const NOBODY = '';

/** What the form holds changed into what the contract takes; null when nothing changes. */
function changeOf(known: Assigned, chosen: { teamId: string; personId: string }) {
  const team = chosen.teamId !== '' && chosen.teamId !== known.team?.id ? { teamId: chosen.teamId } : {};
  const wanted = chosen.personId === NOBODY ? null : chosen.personId;
  const person = wanted === (known.assignee?.id ?? null) ? {} : { assigneeId: wanted };
  const change = { ...team, ...person };
  return Object.keys(change).length === 0 ? null : { caseId: known.id, ...change };
}

/** The teams with the one of the reader first. */
function useTeamChoices() {
  const teams = useQuery(teamsQuery);
  const me = useMe();
  const mine = new Set(me.teams.map(({ id }) => id));
  const sorted = [...(teams.data ?? [])].sort((one, other) => Number(mine.has(other.id)) - Number(mine.has(one.id)));
  return { teams: sorted, query: teams };
}

/** Says who does the next step, or which team. The owner, who answers for the promises, stays. */
export function AssignDialog({ cases, onClose, onAssigned }: AssignDialogProps) {
  const t = useText();
  const assign = useAssign();
  const [first] = cases;
  const { teams, query } = useTeamChoices();
  const [teamId, setTeamId] = useState(first?.team?.id ?? '');
  const [personId, setPersonId] = useState<string>(cases.length === 1 ? (first?.assignee?.id ?? NOBODY) : NOBODY);
  const [everybody, setEverybody] = useState(false);
  const among = everybody ? teams : teams.filter(({ id }) => id === teamId);
  const members = new Map(among.flatMap((team) => team.members).map((member) => [member.id as string, member.name]));
  if (first?.assignee && personId === first.assignee.id) members.set(personId, first.assignee.name);

  const submit = async () => {
    const changes = cases.map((known) => changeOf(known, { teamId, personId })).filter((change) => change !== null);
    for (const change of changes) await assign.mutateAsync(change);
    tell({ text: t('assign.done', { n: cases.length }) });
    onAssigned?.();
    onClose();
  };
  return (
    <FormDialog
      title={t('assign.title', { n: cases.length })}
      submit={t('assign.submit')}
      busy={assign.isPending}
      failed={assign.isError ? { what: t('assign.failed'), error: assign.error } : null}
      onSubmit={() => void submit().catch(() => undefined)}
      onClose={onClose}
    >
      <p className="t-2">{t('assign.text')}</p>
      {query.isError && (
        <ErrorState failed={t('assign.no-teams')} error={query.error} onRetry={() => void query.refetch()} />
      )}
      <SelectField
        label={t('assign.team')}
        value={teamId}
        options={[
          ...(teamId === '' ? [{ value: '', label: t('assign.no-team') }] : []),
          ...teams.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={(event) => {
          setTeamId(event.target.value);
          setPersonId(NOBODY);
        }}
      />
      <SelectField
        label={t('assign.person')}
        value={personId}
        options={[
          { value: NOBODY, label: t('assign.nobody') },
          ...[...members].map(([value, label]) => ({ value, label })),
        ]}
        onChange={(event) => setPersonId(event.target.value)}
      />
      <Check
        label={t('assign.everybody')}
        checked={everybody}
        onChange={(event) => setEverybody(event.target.checked)}
      />
    </FormDialog>
  );
}
