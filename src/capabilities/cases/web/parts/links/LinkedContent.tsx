import { IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useId } from 'react';
import { IconButton } from '#ui/Button.tsx';
import { Link } from '#ui/navigation.tsx';
import { ErrorState } from '#ui/states.tsx';
import { useText } from '#ui/text.tsx';
import { tell } from '#ui/toast.ts';
import { RELATIONS } from '../../../domain/link.ts';
import type { Detail } from '../../queries.ts';
import { caseHref } from '../CaseLink.tsx';
import { useMayWork } from '../rights.ts';
import {
  type LinkedCase,
  type Links,
  linkCount,
  linksQuery,
  useJoin,
  useLeave,
  useLink,
  useUnlink,
} from './changes.ts';
import './links.css';

interface RowProps {
  readonly of: LinkedCase;
  /** What taking it away is called; without it, it stays. */
  readonly remove: { readonly label: string; readonly busy: boolean; readonly run: () => void } | null;
}

function Row({ of, remove }: RowProps) {
  const t = useText();
  return (
    <li className="cs-linked">
      <Link href={caseHref(of.number)} className="grow">
        <span className="cs-linked-subject">{of.subject}</span>
        <span className="t-3">
          <span className="t-num">#{of.number}</span> · {of.requester.name} · {t(`case.state.${of.state}`)}
        </span>
      </Link>
      {remove && <IconButton icon={IconX} size={28} label={remove.label} onClick={remove.run} disabled={remove.busy} />}
    </li>
  );
}

function Group({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const id = useId();
  return (
    <>
      <h3 id={id} className="cs-linked-how">
        {title}
      </h3>
      <ul aria-labelledby={id}>{children}</ul>
    </>
  );
}

/** Taking links and parts away, each with a way back. */
function useRemoving(of: Detail) {
  const t = useText();
  const mayWork = useMayWork();
  const [link, unlink, join, leave] = [useLink(), useUnlink(), useJoin(), useLeave()];
  const told = (text: string, undo: () => void) => ({ onSuccess: () => void tell({ text, undo }) });
  const fromLink = ({ relation, case: other }: Links['items'][number]) => {
    const pair = { caseId: of.id, otherId: other.id };
    const number = String(other.number);
    const back = told(t('link.removed', { number }), () => link.mutate({ ...pair, relation }));
    return {
      label: t('link.remove', { number }),
      busy: unlink.isPending,
      run: () => unlink.mutate(pair, back),
    };
  };
  const fromWhole = (part: Pick<LinkedCase, 'id' | 'number'>, whole: Pick<LinkedCase, 'id'>) => {
    const pair = { caseId: part.id, otherId: whole.id };
    const number = String(part.number);
    const back = told(t('link.taken-out', { number }), () => join.mutate(pair));
    return { label: t('link.take-out', { number }), busy: leave.isPending, run: () => leave.mutate(pair, back) };
  };
  return {
    fromLink: mayWork ? fromLink : () => null,
    fromWhole: mayWork ? fromWhole : () => null,
    error: unlink.error ?? leave.error ?? link.error ?? join.error,
  };
}

function Groups({ of, links }: { readonly of: Detail; readonly links: Links }) {
  const t = useText();
  const { fromLink, fromWhole, error } = useRemoving(of);
  const { parent, parts, items } = links;
  return (
    <>
      {parent && (
        <Group title={t('link.as.part-of')}>
          <Row of={parent} remove={fromWhole(of, parent)} />
        </Group>
      )}
      {parts.length > 0 && (
        <Group title={t('link.as.has-part')}>
          {parts.map((part) => (
            <Row key={part.id} of={part} remove={fromWhole(part, of)} />
          ))}
        </Group>
      )}
      {RELATIONS.filter((relation) => items.some((item) => item.relation === relation)).map((relation) => (
        <Group key={relation} title={t(`link.as.${relation}`)}>
          {items
            .filter((item) => item.relation === relation)
            .map((item) => (
              <Row key={item.case.id} of={item.case} remove={fromLink(item)} />
            ))}
        </Group>
      ))}
      {error && <ErrorState failed={t('link.remove-failed')} error={error} />}
    </>
  );
}

/** What a case has to do with others, each with a way to take it away. */
export function LinkedContent({ of }: { readonly of: Detail }) {
  const t = useText();
  const links = useQuery(linksQuery(of.id));
  if (links.isError) {
    return <ErrorState failed={t('link.not-loaded')} error={links.error} onRetry={() => void links.refetch()} />;
  }
  if (!links.data) return null;
  if (linkCount(links.data) === 0) return <p className="t-13 t-3">{t('link.none')}</p>;
  return <Groups of={of} links={links.data} />;
}
