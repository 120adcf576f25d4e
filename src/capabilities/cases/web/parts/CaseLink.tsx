import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from '#ui/navigation.tsx';
import { caseIdQuery, caseQuery, type Summary } from '../queries.ts';
import { leaveTrail, type Trail } from './trail.ts';

/** What a case's page may begin with: an editor, the reply that resolves the case, or a step to log. */
export type Opening = 'reply' | 'note' | 'resolve' | 'step';

/** Where a case is worked on. `open` says what to open there. */
export function caseHref(number: number, open?: Opening): string {
  return open === undefined ? `/desk/case/${number}` : `/desk/case/${number}?open=${open}`;
}

interface CaseLinkProps {
  readonly of: Pick<Summary, 'id' | 'number'>;
  /** The list that this link stands in. */
  readonly trail: () => Trail;
  readonly className?: string;
  readonly tabIndex?: number;
  readonly children: ReactNode;
}

/** The link of a row to its case. Its code and data are fetched when somebody is about to press it. */
export function CaseLink({ of: { id, number }, trail, className, tabIndex, children }: CaseLinkProps) {
  const queries = useQueryClient();
  const prepare = () => {
    queries.setQueryData(caseIdQuery(number).queryKey, id);
    void queries.prefetchQuery(caseQuery(id));
  };
  return (
    <Link
      href={caseHref(number)}
      className={className}
      tabIndex={tabIndex}
      data-row-link
      onPointerEnter={prepare}
      onFocus={prepare}
      onClick={() => leaveTrail(trail())}
    >
      {children}
    </Link>
  );
}
