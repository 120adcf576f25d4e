import type { HTMLAttributes, Ref } from 'react';

/*
 * The parts of an ARIA grid. It is no table, because its rows are virtual and placed by transform; and its cells take
 * no focus, because the grid itself holds it and names the active row.
 */

interface RowProps extends HTMLAttributes<HTMLDivElement> {
  readonly ref?: Ref<HTMLDivElement> | undefined;
}

/** A row of a grid. */
export function GridRow(props: RowProps) {
  // biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: see above
  return <div role="row" {...props} />;
}

/** The rows of a grid's head or body. */
export function GridRows(props: HTMLAttributes<HTMLDivElement>) {
  // biome-ignore lint/a11y/useSemanticElements: see above
  return <div role="rowgroup" {...props} />;
}

/** A cell of a grid. */
export function GridCell(props: HTMLAttributes<HTMLSpanElement>) {
  // biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: see above
  return <span role="gridcell" {...props} />;
}

/** The head of a grid's column. */
export function GridHeadCell(props: HTMLAttributes<HTMLSpanElement>) {
  // biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: see above
  return <span role="columnheader" {...props} />;
}
