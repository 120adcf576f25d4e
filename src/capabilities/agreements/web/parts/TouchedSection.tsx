import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Act, Button } from '#ui/Button.tsx';
import { Check } from '#ui/Field.tsx';
import { Section } from '#ui/Section.tsx';
import { rowsOf, Skeleton } from '#ui/Skeleton.tsx';
import { EmptyState, ErrorState } from '#ui/states.tsx';
import { useText } from '#ui/text.tsx';
import { useTime } from '#ui/time/useTime.ts';
import { canMove, type TouchedPromise } from '../moves.ts';
import { type TouchedView, touchedQuery } from '../touched-query.ts';
import { MoveDialog } from './MoveDialog.tsx';
import { MovedReport, type Outcome } from './MovedReport.tsx';
import { TouchedRow } from './TouchedRow.tsx';

type Look = Omit<TouchedView, 'show'>;

function useTouched(view: TouchedView) {
  const query = useInfiniteQuery(touchedQuery(view));
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  return { query, items, first: query.data?.pages[0] };
}

interface MoreProps {
  readonly query: ReturnType<typeof useTouched>['query'];
}

function More({ query }: MoreProps) {
  const t = useText();
  if (!query.hasNextPage) return null;
  return (
    <Button onClick={() => void query.fetchNextPage()} busy={query.isFetchingNextPage}>
      {t('agreement.touched.more')}
    </Button>
  );
}

function Standing({ look }: { readonly look: Look }) {
  const t = useText();
  const { query, items } = useTouched({ ...look, show: 'stands' });
  if (query.isError) {
    const retry = () => void query.refetch();
    return <ErrorState failed={t('agreement.touched.failed')} error={query.error} onRetry={retry} />;
  }
  if (query.isPending) return <Skeleton rows={rowsOf(2, 48)} />;
  return (
    <>
      <ul className="agreement-touched-list">
        {items.map((promise) => (
          <TouchedRow key={promise.id} promise={promise} />
        ))}
      </ul>
      <More query={query} />
    </>
  );
}

/** What is told apart from the rest: nothing says when these would be due. They are asked for when somebody looks. */
function Stands({ look, count }: { readonly look: Look; readonly count: number }) {
  const t = useText();
  const [isOpen, setOpen] = useState(false);
  if (count === 0) return null;
  return (
    <details className="agreement-more" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('agreement.touched.stands', { n: count })}</summary>
      {isOpen && <Standing look={look} />}
    </details>
  );
}

type Answer = NonNullable<ReturnType<typeof useTouched>['first']>;

function useSummary({ counts, looked, all }: Answer, of: Look['of']): string {
  const t = useText();
  const { later, earlier, unchanged, late } = counts;
  return [
    of === 'draft'
      ? t('agreement.touched.would', { later, earlier })
      : t('agreement.touched.would-now', { later, earlier }),
    unchanged > 0 && t('agreement.touched.unchanged', { n: unchanged }),
    late > 0 && t('agreement.touched.late', { n: late }),
    all > looked && t('agreement.touched.of-all', { looked, all }),
  ]
    .filter((one) => one !== false)
    .join(' ');
}

interface MovesProps {
  readonly look: Look;
  readonly items: readonly TouchedPromise[];
  readonly onMoved: (outcomes: readonly Outcome[]) => void;
}

/** The promises that would be due otherwise. Under a published version each can be moved, or several together. */
function Moves({ look, items, onMoved }: MovesProps) {
  const t = useText();
  const { now } = useTime();
  const [chosen, choose] = useState<ReadonlySet<string>>(new Set());
  const [moving, move] = useState<readonly TouchedPromise[]>([]);
  const movable = items.filter((one) => canMove(one, now));
  const isChosen = movable.filter(({ id }) => chosen.has(id));
  const toggle = (id: string) =>
    choose(new Set(chosen.has(id) ? [...chosen].filter((one) => one !== id) : [...chosen, id]));
  const all = isChosen.length === movable.length;
  if (look.of === 'draft' || items.length === 0) {
    return (
      <ul className="agreement-touched-list">
        {items.map((promise) => (
          <TouchedRow key={promise.id} promise={promise} />
        ))}
      </ul>
    );
  }
  return (
    <>
      <div className="row wrap gap12 agreement-choosing">
        <Check
          label={t('agreement.touched.choose-all', { n: movable.length })}
          checked={all && movable.length > 0}
          disabled={movable.length === 0}
          onChange={() => choose(new Set(all ? [] : movable.map(({ id }) => id)))}
        />
        <Button onClick={() => move(isChosen)} disabled={isChosen.length === 0}>
          {t('agreement.touched.move-chosen', { n: isChosen.length })}
        </Button>
      </div>
      <ul className="agreement-touched-list">
        {items.map((promise) => {
          const name = promise.about?.title ?? promise.text;
          const can = movable.includes(promise);
          return (
            <TouchedRow
              key={promise.id}
              promise={promise}
              choice={
                <Check
                  label={t('agreement.touched.choose', { name })}
                  hidden
                  checked={can && chosen.has(promise.id)}
                  disabled={!can}
                  onChange={() => toggle(promise.id)}
                />
              }
              action={
                can && (
                  <Act onClick={() => move([promise])} aria-label={t('agreement.touched.move-about', { name })}>
                    {t('agreement.touched.move')}
                  </Act>
                )
              }
            />
          );
        })}
      </ul>
      {moving.length > 0 && (
        <MoveDialog
          agreementId={look.agreementId}
          chosen={moving}
          onClose={() => move([])}
          onMoved={(outcomes) => {
            choose(new Set());
            onMoved(outcomes);
          }}
        />
      )}
    </>
  );
}

/** What a draft would touch of what was promised already, or what a published version leaves to be moved. */
export function TouchedSection(look: Look) {
  const t = useText();
  const { query, items, first } = useTouched({ ...look, show: 'moves' });
  const [outcomes, setOutcomes] = useState<readonly Outcome[]>([]);
  const title = look.of === 'draft' ? t('agreement.touched.draft') : t('agreement.touched.published');
  const retry = () => void query.refetch();
  return (
    <Section title={title}>
      <p className="t-2 agreement-lead">
        {look.of === 'draft' ? t('agreement.touched.draft-lead') : t('agreement.touched.published-lead')}
      </p>
      {query.isError && <ErrorState failed={t('agreement.touched.failed')} error={query.error} onRetry={retry} />}
      {query.isPending && <Skeleton rows={rowsOf(2, 48)} />}
      {outcomes.length > 0 && <MovedReport outcomes={outcomes} />}
      {first && <Shown look={look} first={first} items={items} onMoved={setOutcomes} />}
      <More query={query} />
      {first && <Stands look={look} count={first.counts.stands} />}
    </Section>
  );
}

function Shown({ first, ...moves }: MovesProps & { readonly first: Answer }) {
  const t = useText();
  const summary = useSummary(first, moves.look.of);
  if (first.all === 0) return <EmptyState title={t('agreement.touched.none')} />;
  return (
    <>
      <p role="status">{summary}</p>
      <Moves {...moves} />
    </>
  );
}
