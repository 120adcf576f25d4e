import { useQuery } from '@tanstack/react-query';
import { caseReadersQuery } from '../queries.ts';
import { calledIn } from './mentions.ts';

/** The colleagues whom a note may name, once an `@` stands in it, and those whom it names. */
export function useMentions(caseId: string, text: string) {
  const { data: people = [] } = useQuery({ ...caseReadersQuery(caseId), enabled: text.includes('@') });
  return { people, named: calledIn(text, people) };
}
