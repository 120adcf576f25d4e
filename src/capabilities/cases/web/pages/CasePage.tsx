import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Problem } from '#kernel/problem.ts';
import { ButtonLink } from '#ui/Button.tsx';
import { DeskPage } from '#ui/desk/DeskShell.tsx';
import { usePageTitle } from '#ui/page.tsx';
import { rowsOf, Skeleton } from '#ui/Skeleton.tsx';
import { ErrorState, NotFound } from '#ui/states.tsx';
import { useText } from '#ui/text.tsx';
import { CaseBar } from '../parts/CaseHead.tsx';
import { CaseWorkspace } from '../parts/CaseWorkspace.tsx';
import { caseIdQuery, caseQuery, historyQuery, messagesQuery, notesQuery } from '../queries.ts';
import { type CaseSlots, CaseSlotsProvider } from '../slots.ts';
import '../parts/case.css';

function Plain({ number, children }: { readonly number: number; readonly children: ReactNode }) {
  return (
    <DeskPage>
      <CaseBar number={number} />
      <div className="cs-plain">{children}</div>
    </DeskPage>
  );
}

function Missing() {
  const t = useText();
  return (
    <DeskPage title={t('nav.queue')}>
      <NotFound action={<ButtonLink href="/desk/queue">{t('case.to-queue')}</ButtonLink>} />
    </DeskPage>
  );
}

interface FailedProps {
  readonly number: number;
  readonly error: Error;
  readonly onRetry: () => void;
}

function Failed({ number, error, onRetry }: FailedProps) {
  const t = useText();
  if (error instanceof Problem && error.status === 404) return <Missing />;
  return (
    <Plain number={number}>
      <ErrorState failed={t('case.failed', { number: String(number) })} error={error} onRetry={onRetry} />
    </Plain>
  );
}

function CaseById({ caseId, number }: { readonly caseId: string; readonly number: number }) {
  const known = useQuery(caseQuery(caseId));
  const messages = useQuery(messagesQuery(caseId));
  const notes = useQuery(notesQuery(caseId));
  const history = useQuery(historyQuery(caseId));
  const parts = [known, messages, notes, history];
  const failed = parts.find((part) => part.isError && part.data === undefined);
  if (failed?.error) {
    return (
      <Failed
        number={number}
        error={failed.error}
        onRetry={() => {
          for (const part of parts) if (part.isError) void part.refetch();
        }}
      />
    );
  }
  if (!known.data || !messages.data || !notes.data || !history.data) return <Loading number={number} />;
  return <CaseWorkspace of={known.data} messages={messages.data} notes={notes.data} history={history.data} />;
}

function Loading({ number }: { readonly number: number }) {
  return (
    <Plain number={number}>
      <Skeleton
        rows={[{ id: 'head', height: 68 }, { id: 'now', height: 52 }, ...rowsOf(4, 96)]}
        columns={['28px', '60%']}
      />
    </Plain>
  );
}

interface CasePageProps {
  readonly params: { readonly number: string };
}

/** The page of a case with what fills its places. */
export function casePage(slots: CaseSlots) {
  return function FilledCasePage(props: CasePageProps) {
    return (
      <CaseSlotsProvider value={slots}>
        <CasePage {...props} />
      </CaseSlotsProvider>
    );
  };
}

/** A case by its number. */
function CasePage({ params }: CasePageProps) {
  const number = Number(params.number);
  const possible = Number.isSafeInteger(number) && number > 0;
  usePageTitle(params.number);
  const id = useQuery({ ...caseIdQuery(number), enabled: possible });
  if (!possible) return <Missing />;
  if (id.isError) return <Failed number={number} error={id.error} onRetry={() => void id.refetch()} />;
  return id.data ? <CaseById caseId={id.data} number={number} /> : <Loading number={number} />;
}
