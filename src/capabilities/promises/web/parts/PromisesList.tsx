import { type RefObject, Suspense, useRef, useState } from 'react';
import { Button } from '#ui/Button.tsx';
import { useCommand } from '#ui/keyboard/useCommand.ts';
import { ExplainDialog } from '../index.ts';
import type { PromiseListed } from '../queries.ts';
import { PromiseLine } from './PromiseLine.tsx';

interface Keys {
  readonly list: RefObject<HTMLOListElement | null>;
  readonly promises: readonly PromiseListed[];
  readonly onExplain: (promise: PromiseListed) => void;
}

/** Steps from line to line by moving the focus, so that the browser itself knows where the reader stands. */
function useListKeys({ list, promises, onExplain }: Keys): void {
  const lines = () => [...(list.current?.querySelectorAll<HTMLElement>('[data-promise]') ?? [])];
  const at = () => lines().findIndex((line) => line.contains(document.activeElement));
  const goTo = (place: number) => {
    const all = lines();
    const line = all[Math.max(0, Math.min(all.length - 1, place))];
    line?.querySelector<HTMLElement>('a, button')?.focus();
  };
  const here = () => promises.find(({ id }) => id === lines()[at()]?.getAttribute('data-promise'));
  useCommand('list.next', () => goTo(at() + 1));
  useCommand('list.previous', () => goTo(at() - 1));
  useCommand('list.first', () => goTo(0));
  useCommand('list.last', () => goTo(promises.length - 1));
  useCommand('list.open', () => lines()[at()]?.querySelector('a')?.click());
  useCommand('list.explain', () => {
    const promise = here() ?? promises[0];
    if (promise) onExplain(promise);
  });
}

interface PromisesListProps {
  readonly label: string;
  readonly promises: readonly PromiseListed[];
  readonly open: boolean;
  /** Asks for the next page; null when everything is here. */
  readonly more: { readonly words: string; readonly busy: boolean; readonly onMore: () => void } | null;
}

/** Promises in the order of their due moments; `J` and `K` step, Enter opens what it is about, `E` explains. */
export function PromisesList({ label, promises, open, more }: PromisesListProps) {
  const list = useRef<HTMLOListElement>(null);
  const [explained, explain] = useState<PromiseListed | null>(null);
  useListKeys({ list, promises, onExplain: explain });
  return (
    <section className="pr-list" aria-label={label} data-region>
      <ol ref={list} className={open ? undefined : 'pr-past'}>
        {promises.map((promise) => (
          <PromiseLine key={promise.id} promise={promise} open={open} onExplain={explain} />
        ))}
      </ol>
      {more && (
        <div className="pr-more">
          <Button busy={more.busy} onClick={more.onMore}>
            {more.words}
          </Button>
        </div>
      )}
      {explained && (
        <Suspense fallback={null}>
          <ExplainDialog
            promiseId={explained.id}
            about={`${explained.subject.kind}:${explained.subject.id}`}
            onClose={() => explain(null)}
          />
        </Suspense>
      )}
    </section>
  );
}
