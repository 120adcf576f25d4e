import { useQueryClient } from '@tanstack/react-query';
import { Problem } from '#kernel/problem.ts';
import { Act } from '#ui/Button.tsx';
import { ErrorState } from '#ui/states.tsx';
import { useText } from '#ui/text.tsx';
import { tell } from '#ui/toast.ts';
import { useChange } from '../changes.ts';
import { caseQuery, type Detail } from '../queries.ts';
import { useWayBack } from './useWayBack.ts';

export type Fields = Omit<Parameters<ReturnType<typeof useChange>['mutate']>[0], 'caseId' | 'version'>;

/** One field's change: shown at once, refused when somebody else changed the case meanwhile. */
export function useDetailChange(of: Detail) {
  const queries = useQueryClient();
  const t = useText();
  const change = useChange();
  const wayBack = useWayBack();
  const conflict = change.error instanceof Problem && change.error.status === 412;
  const apply = (fields: Fields) =>
    change.mutate(
      { caseId: of.id, version: of.version, ...fields },
      {
        onSuccess: (after) => after.mayTakeBack && tell({ text: t('way-back.changed'), ...wayBack([after]) }),
        onError: () => void queries.invalidateQueries({ queryKey: caseQuery(of.id).queryKey, exact: true }),
      },
    );
  const sent: Fields | undefined = change.variables;
  return {
    apply,
    /** Once more, on what the case has become. */
    again: () => {
      if (!change.variables) return;
      const { caseId: _case, version: _version, ...fields } = change.variables;
      apply(fields);
    },
    /** What was sent last, and whether the answer is still to come. */
    sent,
    pending: change.isPending,
    conflict,
    error: conflict ? null : change.error,
  };
}

interface ConflictProps {
  readonly change: ReturnType<typeof useDetailChange>;
  /** The value that the field has now, and the one that was refused, in words. */
  readonly now: string;
  readonly yours: string;
}

/** Beside a field whose change was refused: both values, and the way to change it all the same. */
export function Conflict({ change, now, yours }: ConflictProps) {
  const t = useText();
  if (change.error) return <ErrorState failed={t('details.not-changed')} error={change.error} />;
  if (!change.conflict) return null;
  return (
    <div className="cs-conflict" role="alert">
      <p>{t('details.conflict', { now, yours })}</p>
      <Act onClick={change.again}>{t('details.change-anyway')}</Act>
    </div>
  );
}
