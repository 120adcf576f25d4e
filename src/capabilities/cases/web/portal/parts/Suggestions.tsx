import { keepPreviousData, useQuery } from '@tanstack/react-query';
import {
  type KeyboardEvent,
  type ReactNode,
  type Ref,
  useEffect,
  useEffectEvent,
  useImperativeHandle,
  useState,
} from 'react';
import { fromIso } from '#kernel/time.ts';
import suggestEn from '#locales/en/suggest.json' with { type: 'json' };
import { useGo } from '#ui/navigation.tsx';
import { MoreText, moreTexts, useText } from '#ui/text.tsx';
import { useTime } from '#ui/time/useTime.ts';
import { useSettled } from '../../parts/useSettled.ts';
import { offersAlike } from '../offers-alike.ts';
import { type Offer, offersQuery } from '../requesting.ts';
import { type Suggestions as Found, suggestQuery } from '../suggesting.ts';
import './suggestions.css';

const TEXTS = moreTexts({
  en: suggestEn,
  others: { de: () => import('#locales/de/suggest.json').then((file) => file.default) },
});

export interface SuggestionsHandle {
  /** Takes the keys that choose: the arrows, Enter on what is marked, Escape. Answers whether it took one. */
  readonly onKey: (event: KeyboardEvent) => boolean;
}

export interface SuggestionsState {
  /** The id of the marked suggestion. */
  readonly marked: string | undefined;
  /** What a screen reader says of them. */
  readonly said: string;
}

interface SuggestionsProps {
  readonly ref: Ref<SuggestionsHandle>;
  /** The id of the list, which the field names. */
  readonly id: string;
  readonly text: string;
  readonly onState: (state: SuggestionsState) => void;
}

interface Suggestion {
  readonly id: string;
  readonly href: string;
  readonly title: string;
  readonly text: ReactNode;
}

interface Group {
  readonly title: string;
  readonly rows: readonly Suggestion[];
}

const NOTHING: Found = { open: [], answered: [] };

function useGroups({ open, answered }: Found, offers: readonly Offer[], id: string): readonly Group[] {
  const t = useText();
  const time = useTime();
  const asked = (colleague: string | null, moment: string) =>
    colleague === null ? t('suggest.asked', { moment }) : t('suggest.colleague-asked', { moment, name: colleague });
  const groups: readonly Group[] = [
    {
      title: t(open.every(({ colleague }) => colleague !== null) ? 'suggest.open-colleagues' : 'suggest.open'),
      rows: open.map(({ number, subject, askedAt, now, colleague }) => ({
        id: `${id}-${number}`,
        href: `/cases/${number}`,
        title: subject,
        text: `${asked(colleague, time.moment(fromIso(askedAt)))} ${now?.text ?? ''}`,
      })),
    },
    {
      title: t(
        answered.every(({ colleague }) => colleague !== null) ? 'suggest.answered-colleagues' : 'suggest.answered',
      ),
      rows: answered.map(({ number, subject, helped, by, at, colleague }) => ({
        id: `${id}-${number}`,
        href: `/cases/${number}`,
        title: subject,
        text: (
          <>
            {helped}{' '}
            <span className="pt-suggest-by">
              {colleague === null
                ? t('suggest.by', { name: by, day: time.day(fromIso(at)) })
                : t('suggest.by-for', { name: by, day: time.day(fromIso(at)), colleague })}
            </span>
          </>
        ),
      })),
    },
    {
      title: t('suggest.requests'),
      rows: offers.map(({ slug, name, summary }) => ({
        id: `${id}-${slug}`,
        href: `/requests/${slug}`,
        title: name,
        text: summary,
      })),
    },
  ];
  return groups.filter(({ rows }) => rows.length > 0);
}

/** Marks by the arrow keys; before the first stands nothing, so that Enter goes on asking. */
function useMark(rows: readonly Suggestion[], { onClose }: { onClose: () => void }) {
  const go = useGo();
  const [at, setAt] = useState(-1);
  const place = Math.min(at, rows.length - 1);
  const onKey = (event: KeyboardEvent): boolean => {
    if (rows.length === 0 || event.nativeEvent.isComposing) return false;
    const row = rows[place];
    switch (event.key) {
      case 'ArrowDown':
        setAt(place + 1 === rows.length ? -1 : place + 1);
        break;
      case 'ArrowUp':
        setAt(place < 0 ? rows.length - 1 : place - 1);
        break;
      case 'Escape':
        onClose();
        break;
      case 'Enter':
        if (!row || event.shiftKey) return false;
        go(row.href);
        break;
      default:
        return false;
    }
    event.preventDefault();
    return true;
  };
  return { marked: rows[place]?.id, onKey };
}

function SuggestionRow({ row, marked }: { readonly row: Suggestion; readonly marked: boolean }) {
  return (
    <a
      id={row.id}
      role="option"
      tabIndex={-1}
      aria-selected={marked}
      className={marked ? 'pt-suggest-row pt-suggest-marked' : 'pt-suggest-row'}
      href={row.href}
    >
      <b>{row.title}</b>
      <span>{row.text}</span>
    </a>
  );
}

function Panel({ ref, id, text, onState }: SuggestionsProps) {
  const t = useText();
  const settled = useSettled(text.trim());
  const [closedFor, closeFor] = useState<string | null>(null);
  const found = useQuery({ ...suggestQuery(settled), placeholderData: keepPreviousData });
  const closed = closedFor === text;
  const { data: offers = [] } = useQuery(offersQuery);
  const groups = useGroups(closed ? NOTHING : (found.data ?? NOTHING), closed ? [] : offersAlike(offers, settled), id);
  const rows = groups.flatMap((group) => group.rows);
  const { marked, onKey } = useMark(rows, { onClose: () => closeFor(text) });
  useImperativeHandle(ref, () => ({ onKey }));
  const said = rows.length === 0 ? '' : t('suggest.said', { n: rows.length });
  const tell = useEffectEvent(onState);
  useEffect(() => tell({ marked, said }), [marked, said]);
  useEffect(() => () => tell({ marked: undefined, said: '' }), []);
  if (rows.length === 0) return null;
  return (
    // The field keeps the focus: whoever presses beside a suggestion goes on typing.
    <div className="pt-suggest ek-enter" onPointerDown={(event) => event.preventDefault()}>
      <div id={id} role="listbox" aria-label={t('suggest.found')}>
        {groups.map((group, place) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of options, which fieldset is not
          <div key={group.title} role="group" aria-labelledby={`${id}-group-${place}`}>
            <p id={`${id}-group-${place}`} className="pt-suggest-head">
              {group.title}
            </p>
            {group.rows.map((row) => (
              <SuggestionRow key={row.id} row={row} marked={row.id === marked} />
            ))}
          </div>
        ))}
      </div>
      <p className="pt-suggest-foot">{t('suggest.none-of-these')}</p>
    </div>
  );
}

/** Below the ask box while somebody types: what helped them before, and where they asked already. */
export function Suggestions(props: SuggestionsProps) {
  return (
    <MoreText catalogues={TEXTS}>
      <Panel {...props} />
    </MoreText>
  );
}
