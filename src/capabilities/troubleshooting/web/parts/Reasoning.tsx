import { IconPencil, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { Act } from '#ui/Button.tsx';
import { useText } from '#ui/text.tsx';
import type { HypothesisShown, Troubleshooting } from '../queries.ts';
import { BoundariesDialog, HypothesisDialog, VerdictDialog } from './ReasoningDialogs.tsx';

type Form = { readonly name: 'boundaries' | 'hypothesis' } | { readonly name: 'verdict'; readonly of: HypothesisShown };

function Boundaries({ known }: { readonly known: Troubleshooting }) {
  const t = useText();
  return (
    <dl className="st-boundaries">
      {known.boundaries.map(({ aspect, is, isNot }) => (
        <div key={aspect}>
          <dt>{t(`boundary.${aspect}`)}</dt>
          <dd>
            {is !== '' && <p>{is}</p>}
            {isNot !== '' && <p className="t-3">{t('boundary.is-not-said', { isNot })}</p>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

interface HypothesesProps {
  readonly known: Troubleshooting;
  readonly onJudge: ((of: HypothesisShown) => void) | null;
}

function Hypotheses({ known, onJudge }: HypothesesProps) {
  const t = useText();
  return (
    <ul className="st-hypotheses">
      {known.hypotheses.map((one) => (
        <li key={one.id}>
          <p className="t-500">{one.statement}</p>
          <p className="st-saw t-3">{t('hypothesis.then', { predicts: one.predicts })}</p>
          <p className="st-saw t-3">{t('hypothesis.by-test', { test: one.test })}</p>
          {one.result !== null && <p className="st-saw">{one.result}</p>}
          <p className="st-tags">
            <span data-verdict={one.verdict}>{t(`verdict.${one.verdict}`)}</span>
            <span>{one.by.name}</span>
          </p>
          {onJudge && (
            <Act className="st-settle" onClick={() => onJudge(one)}>
              {t('hypothesis.judge')}
              <span className="sr">: {one.statement}</span>
            </Act>
          )}
        </li>
      ))}
    </ul>
  );
}

interface ReasoningProps {
  readonly caseId: string;
  readonly known: Troubleshooting;
  readonly mayLog: boolean;
}

/** Where the problem is and is not, and what may be the matter. Folded while nobody wrote anything. */
export function Reasoning({ caseId, known, mayLog }: ReasoningProps) {
  const t = useText();
  const [form, show] = useState<Form | null>(null);
  const close = () => show(null);
  const count = known.boundaries.length + known.hypotheses.length;
  if (count === 0 && !mayLog) return null;
  return (
    <details className="st-reasoning" open={count > 0}>
      <summary>{t('reasoning.title')}</summary>
      <div className="st-reasoning-head">
        <h3>{t('boundaries.title')}</h3>
        {mayLog && (
          <Act look="plain" icon={IconPencil} onClick={() => show({ name: 'boundaries' })}>
            {t('boundaries.change')}
          </Act>
        )}
      </div>
      {known.boundaries.length > 0 ? <Boundaries known={known} /> : <p className="st-hint">{t('boundaries.none')}</p>}
      <div className="st-reasoning-head">
        <h3>{t('hypotheses.title')}</h3>
        {mayLog && (
          <Act look="plain" icon={IconPlus} onClick={() => show({ name: 'hypothesis' })}>
            {t('hypotheses.add')}
          </Act>
        )}
      </div>
      {known.hypotheses.length > 0 ? (
        <Hypotheses known={known} onJudge={mayLog ? (of) => show({ name: 'verdict', of }) : null} />
      ) : (
        <p className="st-hint">{t('hypotheses.none')}</p>
      )}
      {form?.name === 'boundaries' && (
        <BoundariesDialog caseId={caseId} boundaries={known.boundaries} onClose={close} />
      )}
      {form?.name === 'hypothesis' && <HypothesisDialog caseId={caseId} onClose={close} />}
      {form?.name === 'verdict' && <VerdictDialog caseId={caseId} hypothesis={form.of} onClose={close} />}
    </details>
  );
}
