import { useText } from '#ui/text.tsx';
import { tell } from '#ui/toast.ts';
import type { Summary } from '../queries.ts';

/** Copies the numbers of the chosen cases, or each with its title, a line for each. */
export function useCopying() {
  const t = useText();
  return (rows: readonly Pick<Summary, 'number' | 'subject'>[], titled = false) => {
    const number = titled
      ? rows.map((row) => `#${row.number} ${row.subject}`).join('\n')
      : rows.map((row) => row.number).join(', ');
    const written = navigator.clipboard.writeText(number);
    written.then(() => tell({ text: t('case.number-copied', { number }) })).catch(() => undefined);
  };
}
