import { IconLink } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, Suspense, useState } from 'react';
import { Act } from '#ui/Button.tsx';
import { lazy } from '#ui/lazy.tsx';
import { useText } from '#ui/text.tsx';
import type { Detail } from '../../queries.ts';
import { RailSection } from '../RailSection.tsx';
import { useMayWork } from '../rights.ts';
import { linkCount, linksQuery } from './changes.ts';
import './links.css';

const LinkedContent = lazy(() => import('./LinkedContent.tsx').then((file) => file.LinkedContent));
const SolvedContent = lazy(() => import('./SolvedContent.tsx').then((file) => file.SolvedContent));

interface FoldProps {
  readonly title: string;
  readonly count?: number;
  readonly children: ReactNode;
}

/** A part of the side column that is folded away; what is in it comes when somebody opens it. */
function Fold({ title, count = 0, children }: FoldProps) {
  const [opened, setOpened] = useState(false);
  return (
    <details className="cs-rail-fold" onToggle={(event) => event.currentTarget.open && setOpened(true)}>
      <summary>
        <h2>
          {title} {count > 0 && <span className="cs-count t-num">{count}</span>}
        </h2>
      </summary>
      <div className="cs-fold-body">{opened && <Suspense fallback={null}>{children}</Suspense>}</div>
    </details>
  );
}

interface LinkedProps {
  readonly of: Detail;
  readonly onLink: () => void;
}

function AddLink({ onLink }: Pick<LinkedProps, 'onLink'>) {
  const t = useText();
  const mayWork = useMayWork();
  if (!mayWork) return null;
  return (
    <Act icon={IconLink} command="case.link" onClick={onLink}>
      {t('link.add')}
    </Act>
  );
}

/** In the side column: what a case has to do with others, and how many they are. */
export function LinkedFold({ of, onLink }: LinkedProps) {
  const t = useText();
  const { data } = useQuery(linksQuery(of.id));
  return (
    <Fold title={t('link.title')} count={data ? linkCount(data) : 0}>
      <LinkedContent of={of} />
      <div>
        <AddLink onLink={onLink} />
      </div>
    </Fold>
  );
}

/** In the side column: solved cases about the same, with how they were solved. */
export function SolvedFold({ of }: Pick<LinkedProps, 'of'>) {
  const t = useText();
  return (
    <Fold title={t('similar.title')}>
      <SolvedContent of={of} />
    </Fold>
  );
}

/** Both, one below the other, as a tab of a narrow screen shows them. */
export function LinkedAndSolved({ of, onLink }: LinkedProps) {
  const t = useText();
  return (
    <Suspense fallback={null}>
      <RailSection title={t('link.title')} action={<AddLink onLink={onLink} />}>
        <LinkedContent of={of} />
      </RailSection>
      <RailSection title={t('similar.title')}>
        <SolvedContent of={of} />
      </RailSection>
    </Suspense>
  );
}
