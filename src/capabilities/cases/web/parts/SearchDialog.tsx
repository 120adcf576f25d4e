import { useState } from 'react';
import { Key } from '#ui/Key.tsx';
import { useGo } from '#ui/navigation.tsx';
import { ErrorState } from '#ui/states.tsx';
import { useText } from '#ui/text.tsx';
import { caseHref } from './CaseLink.tsx';
import { FindDialog } from './FindDialog.tsx';
import { Marked } from './Marked.tsx';
import { QueueState } from './QueueRow.tsx';
import { searchHref } from './search-view.ts';
import { type Finding, useFindings } from './useFindings.ts';

function Content({ of, q }: { readonly of: Finding; readonly q: string }) {
  const t = useText();
  if (of.kind === 'act') {
    return (
      <>
        <span className="grow t-wrap">{t(`key.${of.command}`)}</span>
        <Key command={of.command} />
      </>
    );
  }
  if (of.kind === 'all') return <span className="grow t-wrap t-link">{t('search.all', { q })}</span>;
  if (of.kind === 'person') {
    return (
      <span className="grow t-wrap">
        {of.name} <span className="t-3">{of.about}</span>
      </span>
    );
  }
  const { number, marked, requester } = of.row;
  return (
    <>
      <span className="t-3 t-num">{number}</span>
      <span className="grow t-wrap">
        <Marked parts={marked.subject} /> <span className="t-3">{requester.name}</span>
      </span>
      <QueueState row={of.row} />
    </>
  );
}

const KINDS = ['act', 'case', 'person', 'all'] as const;

interface SearchDialogProps {
  /** Offers what can be done on the page as well. */
  readonly withActs: boolean;
  readonly onClose: () => void;
}

/** Finds cases by words or number, people by name, and what can be done here by what it is called. */
export function SearchDialog({ withActs, onClose }: SearchDialogProps) {
  const t = useText();
  const go = useGo();
  const [typed, setTyped] = useState('');
  const { q, cases, findings, run, meant, nothing } = useFindings(typed, withActs);
  const groups = KINDS.map((kind) => ({
    name: t(`search.kind.${kind}`),
    found: findings.filter((finding) => finding.kind === kind),
    silent: kind === 'all',
  })).filter(({ found }) => found.length > 0);
  const take = (finding: Finding) => {
    if (finding.kind === 'act') run(finding.command);
    else if (finding.kind === 'case') go(caseHref(finding.row.number));
    else if (finding.kind === 'person') go(`/desk/people/${finding.id}`);
    else go(searchHref({ q }));
  };
  return (
    <FindDialog
      title={t(withActs ? 'search.title-acts' : 'search.title')}
      field={t('search.field')}
      placeholder={t('search.placeholder')}
      list={t('search.found')}
      typed={typed}
      onType={setTyped}
      groups={groups}
      show={(finding) => <Content of={finding} q={q} />}
      onTake={take}
      onClose={onClose}
      status={
        <>
          {nothing && t('search.nothing', { q })}
          {meant.length > 0 && t('search.meant', { words: meant.join(', ') })}
        </>
      }
    >
      {cases.isError && (
        <ErrorState failed={t('search.failed')} error={cases.error} onRetry={() => void cases.refetch()} />
      )}
    </FindDialog>
  );
}
