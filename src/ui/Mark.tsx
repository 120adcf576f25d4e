import type { Icon as TablerIcon } from '@tabler/icons-react';
import { Icon } from './Icon.tsx';
import './mark.css';

/** Where a person shows their face: the sign of what is none, such as a team or a place. Said in words beside it. */
export function Mark({ of }: { readonly of: TablerIcon }) {
  return (
    <span className="ek-mark" aria-hidden>
      <Icon of={of} />
    </span>
  );
}
