import { initialsOf } from './initials.ts';
import './parts.css';

export type FaceKind = 'team' | 'customer' | 'supplier';

interface FaceProps {
  readonly name: string;
  readonly size?: 20 | 28 | 32 | 40;
  /** Team faces are filled, customers' outlined, suppliers' square: the same three everywhere. */
  readonly kind?: FaceKind;
}

/** A person's initials. Silent: the name always stands beside it. */
export function Face({ name, size = 28, kind = 'team' }: FaceProps) {
  return <span className={`ek-face ek-face-${kind} ek-face-${size}`} data-initials={initialsOf(name)} aria-hidden />;
}
