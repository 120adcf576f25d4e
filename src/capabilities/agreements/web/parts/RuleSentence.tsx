import { PRIORITIES } from '#capabilities/catalogue/domain/index.ts';
import { Act } from '#ui/Button.tsx';
import { Phrase, useText } from '#ui/text.tsx';
import { CASE_KINDS, PROMISED_BY } from '../../domain/index.ts';
import type { Agreement, Commitment, References, Rule } from '../queries.ts';
import { CommitmentClause } from './CommitmentClause.tsx';
import { InlineSelect } from './Inline.tsx';

const ADDITIONS: Readonly<Record<Commitment['kind'], string>> = {
  'first-response': 'agreement.add.first-response',
  'next-update': 'agreement.add.next-update',
  resolve: 'agreement.add.resolve',
  callback: 'agreement.add.callback',
  'internal-handback': 'agreement.add.internal-handback',
  'provider-return': 'agreement.add.provider-return',
};

interface RulePart {
  readonly rule: Rule;
  readonly references: References;
  readonly onChange: (rule: Rule) => void;
}

/** What the conditions can be, each with the words for any. */
function useConditions(references: References) {
  const t = useText();
  const kinds = {
    incident: t('agreement.kind.incident'),
    request: t('agreement.kind.request'),
    question: t('agreement.kind.question'),
  };
  return {
    kinds: [
      { value: '', label: t('agreement.any-kind') },
      ...CASE_KINDS.map((one) => ({ value: one, label: kinds[one] })),
    ],
    services: [
      { value: '', label: t('agreement.any-service') },
      ...references.services.map(({ id, name }) => ({ value: id, label: name })),
    ],
    priorities: [
      { value: '', label: t('agreement.any-priority') },
      ...PRIORITIES.map((one) => ({ value: one, label: one })),
    ],
  };
}

function Conditions({ rule, references, onChange }: RulePart) {
  const t = useText();
  const { kinds, services, priorities } = useConditions(references);
  return (
    <Phrase
      id="agreement.when"
      values={{
        kind: (
          <InlineSelect
            label={t('agreement.field.kind')}
            value={rule.caseKind ?? ''}
            options={kinds}
            onChange={(value) => onChange({ ...rule, caseKind: CASE_KINDS.find((one) => one === value) ?? null })}
          />
        ),
        service: (
          <InlineSelect
            label={t('agreement.field.service')}
            value={rule.serviceId ?? ''}
            options={services}
            onChange={(value) => onChange({ ...rule, serviceId: value || null })}
          />
        ),
        priority: (
          <InlineSelect
            label={t('agreement.field.priority')}
            value={rule.priority ?? ''}
            options={priorities}
            onChange={(value) => onChange({ ...rule, priority: PRIORITIES.find((one) => one === value) ?? null })}
          />
        ),
      }}
    />
  );
}

interface RuleSentenceProps extends RulePart {
  readonly parties: Agreement['parties']['kind'];
  readonly onRemove: () => void;
}

/** A rule as a sentence whose values are its controls. */
export function RuleSentence({ rule, references, parties, onChange, onRemove }: RuleSentenceProps) {
  const t = useText();
  const keep = (owes: readonly Commitment[]) => onChange({ ...rule, owes: [...owes] });
  const missing = PROMISED_BY[parties].filter((kind) => !rule.owes.some((one) => one.kind === kind));
  return (
    <li className="agreement-rule">
      <h3 className="t-13 t-3">{t('agreement.rule', { number: rule.number })}</h3>
      <p className="agreement-sentence">
        <Conditions rule={rule} references={references} onChange={onChange} />
      </p>
      <ul>
        {rule.owes.map((one, place) => (
          <CommitmentClause
            key={one.kind}
            commitment={one}
            references={references}
            onChange={(changed) => keep(rule.owes.with(place, changed))}
            onRemove={() => keep(rule.owes.filter((other) => other !== one))}
          />
        ))}
      </ul>
      <div className="row wrap gap8">
        {missing.map((kind) => (
          <Act
            key={kind}
            onClick={() => keep([...rule.owes, { kind, within: { kind: 'budget', minutes: 60 }, calendarId: null }])}
          >
            {t(ADDITIONS[kind])}
          </Act>
        ))}
        <Act look="plain" onClick={onRemove}>
          {t('agreement.remove-rule')}
        </Act>
      </div>
    </li>
  );
}
