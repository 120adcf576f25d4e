import { useText } from '#ui/text.tsx';
import type { Detail } from '../queries.ts';
import { Details, DetailsRail } from './DetailsRail.tsx';
import { LinkedAndSolved, LinkedFold, SolvedFold } from './links/Folds.tsx';
import { CustomerRail, PeopleRail } from './PeopleRail.tsx';
import { type PromiseActs, PromisesRail } from './PromisesRail.tsx';
import type { CaseActions } from './useCaseActions.tsx';

/** The parts of a case on a narrow screen, one at a time. */
export const TABS = ['conversation', 'steps', 'promises', 'people', 'details'] as const;
export type TabId = (typeof TABS)[number];

/** What stands in the middle, one at a time, where there is room for the side column but not for both. */
export const MIDDLE = ['conversation', 'steps'] as const satisfies readonly TabId[];

interface SidesProps {
  readonly of: Detail;
  readonly actions: CaseActions;
  readonly acts: PromiseActs;
}

/** The side column of a wide screen: promises first, then people, the customer; what is linked, what was solved before and details are folded away. */
export function CaseRail({ of, actions, acts, hidden }: SidesProps & { readonly hidden: boolean }) {
  const t = useText();
  return (
    <aside className="cs-rail" hidden={hidden} aria-label={t('rail.title')} data-region>
      <PromisesRail of={of} acts={acts} mayWork={actions.mayWork} />
      <PeopleRail of={of} onAssign={() => actions.show({ name: 'assign' })} mayWork={actions.mayWork} />
      <CustomerRail of={of} />
      <LinkedFold of={of} onLink={() => actions.show({ name: 'link' })} />
      <SolvedFold of={of} />
      <DetailsRail of={of} />
    </aside>
  );
}

/** One part of the side column, as a tab of a narrow screen shows it. */
export function CaseSide({
  tab,
  of,
  actions,
  acts,
}: SidesProps & { readonly tab: Exclude<TabId, 'conversation' | 'steps'> }) {
  return (
    <div className="cs-side">
      {tab === 'promises' && <PromisesRail of={of} acts={acts} mayWork={actions.mayWork} />}
      {tab === 'people' && (
        <>
          <PeopleRail of={of} onAssign={() => actions.show({ name: 'assign' })} mayWork={actions.mayWork} />
          <CustomerRail of={of} />
        </>
      )}
      {tab === 'details' && (
        <>
          <LinkedAndSolved of={of} onLink={() => actions.show({ name: 'link' })} />
          <Details of={of} />
        </>
      )}
    </div>
  );
}
