import { IconMessageReply, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { firstNameOf, type StepsSlot, useMayWork } from '#capabilities/cases/web/index.ts';
import { Act } from '#ui/Button.tsx';
import { rowsOf, Skeleton } from '#ui/Skeleton.tsx';
import { ErrorState } from '#ui/states.tsx';
import { MoreText, useText } from '#ui/text.tsx';
import { digestOf } from '../../domain/index.ts';
import { type StepShown, type Troubleshooting, troubleshootingQuery } from '../queries.ts';
import { swarmsOfCaseQuery } from '../swarm-queries.ts';
import { TEXTS, useCustomerWords } from '../texts.ts';
import { type Reader, Reads } from './Choices.tsx';
import { Nudge } from './Nudge.tsx';
import { Reasoning } from './Reasoning.tsx';
import { StepDialog } from './StepDialog.tsx';
import { StepEntry } from './StepEntry.tsx';
import { StepItem } from './StepItem.tsx';
import { SwarmPanel } from './SwarmPanel.tsx';
import './steps.css';

interface ListProps {
  readonly steps: readonly StepShown[];
  readonly customer: string;
  readonly onEdit: ((step: StepShown) => void) | null;
}

/** The steps in their order; where another part of the search begins, it says so. */
function StepList({ steps, customer, onEdit }: ListProps) {
  const t = useText();
  return (
    <ol className="st-list">
      {steps.map((step, place) => {
        const begins = steps[place - 1]?.phase !== step.phase;
        return (
          <li key={step.id} data-begins={begins || undefined}>
            {begins && <h3>{t(`phase.${step.phase}`)}</h3>}
            <StepItem step={step} customer={customer} onEdit={onEdit} />
          </li>
        );
      })}
    </ol>
  );
}

interface DigestProps {
  readonly steps: readonly StepShown[];
  readonly reader: Reader;
  /** Null where nothing can be written to the customer. */
  readonly onWrite: ((sentence: string) => void) | null;
}

/** What the customer reads of all that was shared, to be said to them in a reply too. */
function Digest({ steps, reader, onWrite }: DigestProps) {
  const t = useText();
  const say = useCustomerWords(reader.language);
  const shared = steps.flatMap(({ shared: words, outcome }) => (words === null ? [] : [{ words, outcome }]));
  const digest = digestOf(shared, say);
  if (digest === '') return null;
  return (
    <div className="st-digest">
      <Reads name={reader.name}>
        <span lang={reader.language}>{digest}</span>
      </Reads>
      {onWrite && (
        <Act icon={IconMessageReply} onClick={() => onWrite(digest)}>
          {t('steps.into-reply')}
        </Act>
      )}
    </div>
  );
}

/** The asking for help that is open, if one is. */
function OpenSwarm({ caseId }: { readonly caseId: string }) {
  const { data } = useQuery(swarmsOfCaseQuery(caseId));
  const open = data?.find(({ closedAt }) => closedAt === null);
  return open ? <SwarmPanel swarm={open} /> : null;
}

interface BodyProps extends StepsSlot {
  readonly known: Troubleshooting;
  readonly mayLog: boolean;
}

function Body({ of, known, logging, onLogging, onWrite, mayLog }: BodyProps) {
  const t = useText();
  const [line, setLine] = useState('');
  const [edited, edit] = useState<StepShown | null>(null);
  const reader = { name: firstNameOf(of.requester.name), language: of.requesterDetails.language };
  const { steps } = known;
  return (
    <div className="st-body">
      {logging && mayLog && (
        <StepEntry
          caseId={of.id}
          reader={reader}
          phase={steps.at(-1)?.phase ?? 'narrow'}
          line={line}
          onLine={setLine}
          onDone={() => onLogging(false)}
        />
      )}
      {steps.length === 0 && !logging && (
        <div className="st-none">
          <p>{t('steps.none')}</p>
          <p className="t-3">{t('steps.none-text')}</p>
        </div>
      )}
      {steps.length > 0 && <StepList steps={steps} customer={reader.name} onEdit={mayLog ? edit : null} />}
      <OpenSwarm caseId={of.id} />
      <Digest steps={steps} reader={reader} onWrite={mayLog ? onWrite : null} />
      <Reasoning caseId={of.id} known={known} mayLog={mayLog} />
      {mayLog && <Nudge of={of} />}
      {edited && <StepDialog caseId={of.id} step={edited} reader={reader} onClose={() => edit(null)} />}
    </div>
  );
}

function Column(props: StepsSlot) {
  const { of, logging, onLogging } = props;
  const t = useText();
  const { data, isError, error, refetch } = useQuery(troubleshootingQuery(of.id));
  const mayLog = useMayWork() && of.closedAt === null;
  return (
    <section className="st" aria-label={t('steps.title')} data-region>
      <div className="st-head">
        <h2>{t('steps.title')}</h2>
        {data && data.steps.length > 0 && <span className="t-3 t-13 t-num">{data.steps.length}</span>}
        <span className="grow" />
        {mayLog && !logging && (
          <Act icon={IconPlus} command="case.step" onClick={() => onLogging(true)}>
            {t('steps.add')}
          </Act>
        )}
      </div>
      {isError && !data && <ErrorState failed={t('steps.failed')} error={error} onRetry={() => void refetch()} />}
      {!data && !isError && <Skeleton rows={rowsOf(3, 64)} columns={['18px', '70%']} />}
      {data && <Body {...props} known={data} mayLog={mayLog} />}
    </section>
  );
}

/** What was tried on a case: narrow what is looked at, verify what works, widen again. */
export function StepsColumn(props: StepsSlot) {
  return (
    <MoreText catalogues={TEXTS}>
      <Column {...props} />
    </MoreText>
  );
}
