import { IconArrowMerge } from '@tabler/icons-react';
import type { Instant } from '#kernel/time.ts';
import { Act } from '#ui/Button.tsx';
import { Icon } from '#ui/Icon.tsx';
import { Moment } from '#ui/Moment.tsx';
import { Link } from '#ui/navigation.tsx';
import { ErrorState } from '#ui/states.tsx';
import { Phrase, useText } from '#ui/text.tsx';
import { tell } from '#ui/toast.ts';
import type { Detail } from '../../queries.ts';
import { useMayWork } from '../rights.ts';
import { useUnmerge } from './changes.ts';

interface MergedStripProps {
  readonly of: Detail;
  readonly number: number;
  readonly at: Instant;
}

/** That a case was a duplicate, where it goes on, and the way back. */
export function MergedStrip({ of, number, at }: MergedStripProps) {
  const t = useText();
  const parting = useUnmerge();
  const mayWork = useMayWork();
  const link = <Link href={`/desk/case/${number}`}>#{number}</Link>;
  const parted = () => tell({ text: t('merge.undone') });
  return (
    <div className="cs-strip" role="status">
      <Icon of={IconArrowMerge} />
      <p className="grow">
        <Phrase id="case.merged-since" values={{ case: link, moment: <Moment at={at} form="past" /> }} />
      </p>
      {mayWork && (
        <Act busy={parting.isPending} onClick={() => parting.mutate({ caseId: of.id }, { onSuccess: parted })}>
          {t('merge.undo')}
        </Act>
      )}
      {parting.isError && <ErrorState failed={t('merge.undo-failed')} error={parting.error} />}
    </div>
  );
}
