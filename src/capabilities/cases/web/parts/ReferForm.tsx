import type { Detail } from '../queries.ts';
import { useCaseSlots } from '../slots.ts';
import { MomentField } from './MomentField.tsx';
import { PickField } from './PickField.tsx';

/** Tells the customer who outside can help. */
export function ReferForm(props: { readonly of: Detail; readonly onClose: () => void }) {
  const { Refer } = useCaseSlots();
  return <Refer {...props} PickField={PickField} MomentField={MomentField} />;
}
