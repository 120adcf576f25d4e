import { type ReactNode, useId } from 'react';

interface RailSectionProps {
  readonly title: string;
  readonly action?: ReactNode;
  readonly children: ReactNode;
}

/** One part of a case's side column. */
export function RailSection({ title, action, children }: RailSectionProps) {
  const id = useId();
  return (
    <section className="cs-rail-part" aria-labelledby={id}>
      <div className="cs-rail-head">
        <h2 id={id}>{title}</h2>
        <span className="grow" />
        {action}
      </div>
      {children}
    </section>
  );
}
