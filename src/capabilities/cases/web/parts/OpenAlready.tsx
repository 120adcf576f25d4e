import { useQuery } from '@tanstack/react-query';
import { fromIso } from '#kernel/time.ts';
import { Act } from '#ui/Button.tsx';
import { Section } from '#ui/Section.tsx';
import { useText } from '#ui/text.tsx';
import { useTime } from '#ui/time/useTime.ts';
import { openCasesOfQuery, type Summary, similarOpenQuery } from '../queries.ts';
import { CaseLink } from './CaseLink.tsx';
import { firstNameOf } from './names.ts';
import type { Caller } from './PersonSearch.tsx';
import type { NewCase } from './useNewCase.ts';
import { useSettled } from './useSettled.ts';

interface OpenAlreadyProps {
  readonly of: NewCase;
  readonly caller: Caller;
  readonly alike: readonly Alike[];
}

/** An open case that may be the same matter, and the words that say so. */
export interface Alike {
  readonly case: Summary;
  readonly words: readonly string[];
}

const ASKED_AT_MOST = 500;
/** Of a word or two many cases have some. */
const TELLING = 12;

/** Cases that may be the same matter, by the words that are being written down. */
export function useAlike({ caller, text }: NewCase['form']): readonly Alike[] {
  const q = useSettled(text.trim().slice(0, ASKED_AT_MOST));
  const asks = caller !== null && q.length >= TELLING;
  const found = useQuery({ ...similarOpenQuery(caller?.id ?? '', q), enabled: asks });
  return asks ? (found.data ?? []) : [];
}

interface RowProps {
  readonly row: Summary;
  readonly numbers: readonly number[];
}

function Row({ row, numbers }: RowProps) {
  const t = useText();
  const time = useTime();
  const trail = () => ({ href: '/desk/case/new', label: t('new-case.title'), numbers });
  return (
    <>
      <CaseLink of={row} trail={trail}>
        {row.subject}
      </CaseLink>
      <span className="t-3">
        {t('new-case.opened-at', { time: time.listed(fromIso(row.openedAt)) })}
        {row.owner && ` · ${row.owner.name}`}
      </span>
    </>
  );
}

/** Perhaps the same: why it is shown, and what was said can be added to it where it is the caller's own. */
function Same({ alike, caller, of }: OpenAlreadyProps) {
  const t = useText();
  const numbers = alike.map((one) => one.case.number);
  return (
    <Section title={t('new-case.same')} count={alike.length} ruled>
      <p className="nc-same-hint t-13 t-2">{t('new-case.same-hint')}</p>
      <ul>
        {alike.map(({ case: row, words }) => (
          <li key={row.id} className="nc-open" data-case={row.id}>
            <Row row={row} numbers={numbers} />
            <span className="t-3">
              {row.requester.id !== caller.id && `${t('new-case.asked-by', { name: row.requester.name })} · `}
              {t('new-case.same-words', { words: words.join(', ') })}
            </span>
            {row.requester.id === caller.id && (
              <div>
                <Act busy={of.busy} onClick={() => of.addTo(row.id)}>
                  {t('new-case.add-to', { name: firstNameOf(caller.name) })}
                </Act>
              </div>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** What may be the same matter, and what else the caller has open. Nothing of it stands in the way of a new case. */
export function OpenAlready({ of, caller, alike }: OpenAlreadyProps) {
  const t = useText();
  const same = new Set(alike.map((one) => one.case.id));
  const others = (useQuery(openCasesOfQuery(caller.id)).data ?? []).filter(({ id }) => !same.has(id));
  if (alike.length + others.length === 0) return null;
  const numbers = others.map(({ number }) => number);
  return (
    <aside className="nc-aside" aria-label={t('new-case.open-already')} data-region>
      {alike.length > 0 && <Same alike={alike} caller={caller} of={of} />}
      {others.length > 0 && (
        <Section title={t('new-case.open-already')} count={others.length} ruled>
          <ul>
            {others.map((row) => (
              <li key={row.id} className="nc-open" data-case={row.id}>
                <Row row={row} numbers={numbers} />
              </li>
            ))}
          </ul>
        </Section>
      )}
    </aside>
  );
}
