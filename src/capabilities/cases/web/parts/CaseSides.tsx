import { useText } from '#ui/text.tsx';
import type { Detail } from '../queries.ts';
import { Details, DetailsRail } from './DetailsRail.tsx';
import { CustomerRail, PeopleRail } from './PeopleRail.tsx';
import { type PromiseActs, PromisesRail } from './PromisesRail.tsx';
import type { CaseActions } from './useCaseActions.tsx';

/** The parts of a case on a narrow screen, one at a time. */
export const TABS = ['conversation', 'promises', 'people', 'details'] as const;
export type TabId = (typeof TABS)[number];

interface SidesProps {
  readonly of: Detail;
  readonly actions: CaseActions;
  readonly acts: PromiseActs;
}

/** The side column of a wide screen: promises first, then people, the customer, and details folded away. */
export function CaseRail({ of, actions, acts }: SidesProps) {
  const t = useText();
  return (
    <aside className="cs-rail" aria-label={t('rail.title')} data-region>
      <PromisesRail of={of} acts={acts} mayWork={actions.mayWork} />
      <PeopleRail of={of} onAssign={() => actions.show({ name: 'assign' })} mayWork={actions.mayWork} />
      <CustomerRail of={of} />
      <DetailsRail of={of} />
    </aside>
  );
}

/** One part of the side column, as a tab of a narrow screen shows it. */
export function CaseSide({ tab, of, actions, acts }: SidesProps & { readonly tab: Exclude<TabId, 'conversation'> }) {
  return (
    <div className="cs-side">
      {tab === 'promises' && <PromisesRail of={of} acts={acts} mayWork={actions.mayWork} />}
      {tab === 'people' && (
        <>
          <PeopleRail of={of} onAssign={() => actions.show({ name: 'assign' })} mayWork={actions.mayWork} />
          <CustomerRail of={of} />
        </>
      )}
      {tab === 'details' && <Details of={of} />}
    </div>
  );
}
