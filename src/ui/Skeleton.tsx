import { useEffect, useState } from 'react';
import { useText } from './text.tsx';
import './parts.css';

const PATIENCE_MS = 200;

interface SkeletonProps {
  /** The rows as they will stand: their heights in px, so that nothing jumps when they come. */
  readonly rows: readonly { readonly id: string; readonly height: number }[];
  /** The widths of the blocks in a row, as CSS lengths. */
  readonly columns?: readonly string[];
}

/** Rows of one height: `rowsOf(6, 44)`. */
export function rowsOf(count: number, height: number): SkeletonProps['rows'] {
  return Array.from({ length: count }, (_, place) => ({ id: `row-${place}`, height }));
}

/** The final layout in outline while something loads. Shows nothing for the first 200 ms, and never shimmers. */
export function Skeleton({ rows, columns = ['44px', '80px', '60%'] }: SkeletonProps) {
  const t = useText();
  const [patient, setPatient] = useState(true);
  useEffect(() => {
    const timer = setTimeout(() => setPatient(false), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className="ek-skeleton" role="status" style={patient ? { visibility: 'hidden' } : undefined}>
      <span className="sr">{t('state.loading')}</span>
      {rows.map((row) => (
        <div key={row.id} style={{ height: row.height }} aria-hidden>
          {columns.map((width) => (
            <i key={width} style={{ width }} />
          ))}
        </div>
      ))}
    </div>
  );
}
