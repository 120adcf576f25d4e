import { useQuery } from '@tanstack/react-query';
import { pausesCountQuery } from '../queries.ts';
import { useMayReview } from './rights.ts';

/** How many pauses ask the reader for a second look; 0 for whom that is not, and while nobody knows. */
export function usePausesToReview(): number {
  const mayReview = useMayReview();
  return useQuery({ ...pausesCountQuery, enabled: mayReview }).data?.count ?? 0;
}
