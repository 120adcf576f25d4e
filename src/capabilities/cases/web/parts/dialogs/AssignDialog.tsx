import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useMe } from '#capabilities/people/web/index.ts';
import { Check, SelectField } from '#ui/Field.tsx';
import { FormDialog } from '#ui/FormDialog.tsx';
import { ErrorState } from '#ui/states.tsx';
import { useText } from '#ui/text.tsx';
import { tell } from '#ui/toast.ts';
import { useAssign } from '../../changes.ts';
import { type Detail, type Summary, teamsQuery } from '../../queries.ts';
import { useAway } from '../useAway.ts';
import { useWayBack } from '../useWayBack.ts';

type Team = NonNullable<ReturnType<typeof useTeamChoices>['query']['data']>[number];
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

/** What is chosen, who can be chosen, and assigning. */
function useAssigning({ cases, onClose, onAssigned }: AssignDialogProps) {
  const t = useText();
  const assign = useAssign();
  const wayBack = useWayBack();
  const [first] = cases;
  const [teamId, setTeamId] = useState<string>(first?.team?.id ?? '');
  const [personId, setPersonId] = useState<string>(cases.length === 1 ? (first?.assignee?.id ?? NOBODY) : NOBODY);
  const submit = async () => {
    const changes = cases.map((known) => changeOf(known, { teamId, personId })).filter((change) => change !== null);
    const assigned: Detail[] = [];
    for (const change of changes) assigned.push(await assign.mutateAsync(change));
    tell({ text: t('assign.done', { n: cases.length }), ...wayBack(assigned) });
    onAssigned?.();
    onClose();
  };
  return {
    assign,
    teamId,
    personId,
    setPersonId,
    chooseTeam: (id: string) => {
      setTeamId(id);
      setPersonId(NOBODY);
    },
    submit: () => void submit().catch(() => undefined),
  };
}

/** Who can do the next step: the team's people, or everybody's; and whoever does it now. */
function membersOf(teams: readonly Team[], teamId: string | null, now: Summary['assignee'] | undefined) {
  const among = teamId === null ? teams : teams.filter(({ id }) => id === teamId);
  const members = new Map<string, string>(
    among.flatMap((team) => team.members.map(({ id, name }) => [id, name] as const)),
  );
  if (now) members.set(now.id, now.name);
  return [...members].map(([value, name]) => ({ value, name }));
}

/** Says who does the next step, or which team. The owner, who answers for the promises, stays. */
export function AssignDialog(props: AssignDialogProps) {
  const { cases, onClose } = props;
  const t = useText();
  const { teams, query } = useTeamChoices();
  const { assign, teamId, personId, setPersonId, chooseTeam, submit } = useAssigning(props);
  const [everybody, setEverybody] = useState(false);
  const members = membersOf(teams, everybody ? null : teamId, cases.length === 1 ? cases[0]?.assignee : undefined);
  const away = useAway();
  const named = ({ value, name }: (typeof members)[number]) => {
    const words = away(value);
    return { value, label: words === null ? name : t('away.beside', { name, away: words }) };
  };
  const noTeam = teamId === '' ? [{ value: '', label: t('assign.no-team') }] : [];
  return (
    <FormDialog
      title={t('assign.title', { n: cases.length })}
      submit={t('assign.submit')}
      busy={assign.isPending}
      failed={assign.isError ? { what: t('assign.failed'), error: assign.error } : null}
      onSubmit={submit}
      onClose={onClose}
    >
      <p className="t-2">{t('assign.text')}</p>
      {query.isError && (
        <ErrorState failed={t('assign.no-teams')} error={query.error} onRetry={() => void query.refetch()} />
      )}
      <SelectField
        label={t('assign.team')}
        value={teamId}
        options={[...noTeam, ...teams.map(({ id, name }) => ({ value: id, label: name }))]}
        onChange={(event) => chooseTeam(event.target.value)}
      />
      <SelectField
        label={t('assign.person')}
        value={personId}
        options={[{ value: NOBODY, label: t('assign.nobody') }, ...members.map(named)]}
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
