import { z } from 'zod';
import type { Answer } from './requests.ts';

/** RFC 9457 as we write it: nothing but these members. */
const Problem = z.strictObject({
  type: z.string().regex(/^\/problems\/[a-z][a-z0-9.-]+$/),
  title: z.string().min(3),
  status: z.int(),
  detail: z.string().min(12),
  requestId: z.string().min(8),
  fields: z.array(z.strictObject({ path: z.string().min(1), message: z.string().min(3) })).optional(),
});

const INSIDES = /node_modules|\bat \S+ \(|\.ts:\d|ECONN|SQLSTATE|syntax error|\bselect\b.*\bfrom\b/i;

function faultsOf(answer: Answer): string[] {
  const { headers, status, text } = answer;
  if (status < 400 || status > 499) return ['is no refusal'];
  if (!headers.get('content-type')?.startsWith('application/problem+json')) return ['is no problem+json'];
  const parsed = Problem.safeParse(JSON.parse(text));
  if (!parsed.success) return [`has not the shape of a problem: ${parsed.error.message}`];
  const { type, title, detail, ...rest } = parsed.data;
  return [
    ...(rest.status === status ? [] : ['names another status']),
    ...(detail === type.replace(/^.*\//, '') || !detail.includes(' ') ? ['says its key instead of a sentence'] : []),
    ...(title.endsWith('.title') ? ['has a key for its title'] : []),
    ...(/\{\w+\}/.test(`${title} ${detail}`) ? ['has a hole in its sentence'] : []),
    ...(INSIDES.test(text) ? ['shows the inside of the program'] : []),
    ...(headers.get('x-content-type-options') === 'nosniff' ? [] : ['may be sniffed']),
  ];
}

/** What is wrong with an answer that ought to be a problem which helps; empty when nothing is. */
export function notAProblem(answer: Answer, allowed: readonly number[]): string[] {
  const wrong = faultsOf(answer);
  if (wrong.length === 0 && !allowed.includes(answer.status)) wrong.push(`should be ${allowed.join(' or ')}`);
  return wrong.map((fault) => `${answer.status} ${fault}: ${answer.text.slice(0, 300)}`);
}
