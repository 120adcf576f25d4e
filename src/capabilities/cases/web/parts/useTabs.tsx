import { useText } from '#ui/text.tsx';
import type { Detail } from '../queries.ts';
import { useCaseSlots } from '../slots.ts';
import type { TabId } from './CaseSides.tsx';

/** The names of the tabs; beside the steps, how many there are. */
export function useTabs(of: Detail) {
  const t = useText();
  const { StepsCount } = useCaseSlots();
  return (id: TabId) => ({
    id,
    label:
      id === 'steps' ? (
        <>
          {t('case.tab.steps')} <StepsCount of={of} />
        </>
      ) : (
        t(`case.tab.${id}`)
      ),
  });
}
