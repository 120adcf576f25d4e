import { type ReactNode, useId } from 'react';
import './parts.css';

interface SectionProps {
  readonly title: string;
  readonly count?: number;
  /** At the right end of the head: one quiet action or link. */
  readonly action?: ReactNode;
  /** In asides: a hairline under the head. */
  readonly ruled?: boolean;
  readonly level?: 2 | 3;
  readonly children?: ReactNode;
}

/** A part of a page under its own small heading, named by it. */
export function Section({ title, count, action, ruled = false, level = 2, children }: SectionProps) {
  const id = useId();
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <section className="ek-section" aria-labelledby={id}>
      <div className={ruled ? 'ek-section-head ek-ruled' : 'ek-section-head'}>
        <Heading id={id}>{title}</Heading>
        {count !== undefined && <span className="ek-section-count t-num">{count}</span>}
        <span className="grow" />
        {action}
      </div>
      {children}
    </section>
  );
}
