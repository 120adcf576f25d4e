import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { IconButton } from '#ui/Button.tsx';
import { Icon } from '#ui/Icon.tsx';
import { useCommand } from '#ui/keyboard/useCommand.ts';
import { Link, useGo } from '#ui/navigation.tsx';
import { PageHeading } from '#ui/page.tsx';
import { Phrase, useText } from '#ui/text.tsx';
import type { Detail } from '../queries.ts';
import { caseHref } from './CaseLink.tsx';
import { trailOf } from './trail.ts';

interface CaseBarProps {
  readonly number: number;
  readonly children?: ReactNode;
}

/** The way back to the list, and to the cases before and after in it. */
export function CaseBar({ number, children }: CaseBarProps) {
  const t = useText();
  const go = useGo();
  const trail = trailOf(number);
  const step = (to: number | undefined) => () => to !== undefined && go(caseHref(to), 'replace');
  useCommand('case.previous', step(trail?.previous), { enabled: trail?.previous !== undefined });
  useCommand('case.next', step(trail?.next), { enabled: trail?.next !== undefined });
  return (
    <div className="cs-bar">
      <Link className="cs-back" href={trail?.href ?? '/desk/queue'}>
        <Icon of={IconChevronLeft} />
        {trail?.label ?? t('nav.queue')}
      </Link>
      {trail && trail.numbers.length > 1 && (
        <>
          <span className="cs-place">{t('case.place', { at: trail.at + 1, n: trail.numbers.length })}</span>
          <span className="cs-steps">
            <IconButton
              icon={IconChevronLeft}
              size={28}
              label={t('key.case.previous')}
              command="case.previous"
              disabled={trail.previous === undefined}
              onClick={step(trail.previous)}
            />
            <IconButton
              icon={IconChevronRight}
              size={28}
              label={t('key.case.next')}
              command="case.next"
              disabled={trail.next === undefined}
              onClick={step(trail.next)}
            />
          </span>
        </>
      )}
      <span className="grow" />
      {children}
    </div>
  );
}

/** What the case is about: in the customer's words, who they are, what they want to do. */
export function CaseHead({ of }: { readonly of: Detail }) {
  const t = useText();
  return (
    <header className="cs-head">
      <PageHeading>
        {of.subject} <span className="cs-number t-num">{of.number}</span>
      </PageHeading>
      <p className="cs-meta">
        <span>
          <b>{of.requester.name}</b>, {of.account.name}
        </span>
        {of.goal !== null && (
          <span className="cs-goal">
            <Phrase id="case.wants-to" values={{ goal: of.goal }} />
          </span>
        )}
        {of.service && <span>{of.service.name}</span>}
        {(of.priority === 'P1' || of.priority === 'P2') && <span>{t(`priority.${of.priority}`)}</span>}
      </p>
    </header>
  );
}
