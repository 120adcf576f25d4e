import { useState } from 'react';

/** Which rows of a list are chosen, and which one the keyboard stands on. */
export function useSelection(ids: readonly string[], first: string | null) {
  const [active, activate] = useState<string | null>(first);
  const [selected, select] = useState<ReadonlySet<string>>(new Set());
  const at = active === null ? -1 : ids.indexOf(active);

  const toggle = (id: string) =>
    select((known) => {
      const next = new Set(known);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  const goTo = (place: number) => {
    const id = ids[Math.max(0, Math.min(ids.length - 1, place))];
    if (id !== undefined) activate(id);
    return id;
  };
  return {
    active,
    at,
    selected,
    activate,
    toggle,
    goTo,
    step: (by: 1 | -1) => goTo(at === -1 ? 0 : at + by),
    /** Takes the row on which the keyboard stands and the next one into the selection. */
    extend: (by: 1 | -1) => {
      const here = ids[at === -1 ? 0 : at];
      const next = goTo(at === -1 ? 0 : at + by);
      select((known) => new Set([...known, ...[here, next].filter((id) => id !== undefined)]));
    },
    all: () => select(new Set(ids)),
    none: () => select(new Set()),
  };
}

export type Selection = ReturnType<typeof useSelection>;
