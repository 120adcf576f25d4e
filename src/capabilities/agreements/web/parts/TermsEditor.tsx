import type { ReactNode } from 'react';
import { Act, Button } from '#ui/Button.tsx';
import { Section } from '#ui/Section.tsx';
import { EmptyState, ErrorState } from '#ui/states.tsx';
import { Phrase, useText } from '#ui/text.tsx';
import type { Agreement, References, Rule, Terms } from '../queries.ts';
import { useDraft } from '../useDraft.ts';
import { InlineSelect } from './Inline.tsx';
import { PublishPanel } from './PublishPanel.tsx';
import { RuleSentence } from './RuleSentence.tsx';

interface TermsEditorProps {
  readonly agreement: Agreement;
  readonly references: References;
  /** What stands between the rules and their publication. */
  readonly children?: ReactNode;
}

type Draft = ReturnType<typeof useDraft>;

/** A rule keeps its number through all versions, so a new one takes a number that none ever had. */
function nextNumber({ versions }: Agreement, terms: Terms): number {
  const used = [terms, ...versions.map((one) => one.terms)].flatMap(({ rules }) => rules.map(({ number }) => number));
  return Math.max(0, ...used) + 1;
}

function Saving({ draft, isDraft }: { readonly draft: Draft; readonly isDraft: boolean }) {
  const t = useText();
  if (draft.error !== null && !draft.isSaving) {
    return (
      <div>
        <ErrorState failed={t('agreement.not-saved')} error={draft.error} onRetry={() => void draft.save()} />
        <Act onClick={() => void draft.takeTheirs()}>{t('agreement.take-theirs')}</Act>
      </div>
    );
  }
  const kept = isDraft ? t('agreement.draft-saved') : t('agreement.as-published');
  return (
    <p className="t-13 t-3" role="status">
      {draft.isSaving ? t('agreement.saving') : kept}
    </p>
  );
}

/** The rules as sentences. What is changed is saved by itself, as a draft that promises nothing yet. */
export function TermsEditor({ agreement, references, children }: TermsEditorProps) {
  const t = useText();
  const draft = useDraft(agreement);
  const { terms, change } = draft;
  if (!terms) return <EmptyState title={t('agreement.empty')} />;
  const { rules } = terms;
  const keep = (changed: readonly Rule[]) => change({ ...terms, rules: [...changed] });
  const isDraft = agreement.draft !== null || draft.isSaving;
  const version = (agreement.versions.at(-1)?.version ?? 0) + 1;
  const add = () =>
    keep([
      ...rules,
      { number: nextNumber(agreement, terms), serviceId: null, caseKind: null, priority: null, owes: [] },
    ]);
  return (
    <>
      <p className="agreement-sentence">
        <Phrase
          id="agreement.counts-in"
          values={{
            hours: (
              <InlineSelect
                label={t('agreement.field.hours')}
                value={terms.calendarId}
                options={references.calendars.map(({ id, name }) => ({ value: id, label: name }))}
                onChange={(calendarId) => change({ ...terms, calendarId })}
              />
            ),
          }}
        />
      </p>
      <Saving draft={draft} isDraft={isDraft} />
      <Section title={t('agreement.rules')} count={rules.length}>
        {rules.length === 0 && <EmptyState title={t('agreement.empty')} />}
        <ol className="agreement-list">
          {rules.map((rule, place) => (
            <RuleSentence
              key={rule.number}
              rule={rule}
              references={references}
              parties={agreement.parties.kind}
              onChange={(changed) => keep(rules.with(place, changed))}
              onRemove={() => keep(rules.filter((other) => other !== rule))}
            />
          ))}
        </ol>
        <Button onClick={add}>{t('agreement.add-rule')}</Button>
      </Section>
      {children}
      {isDraft && (
        <Section title={t('agreement.publishing')}>
          <PublishPanel version={version} publish={draft.publish} />
        </Section>
      )}
    </>
  );
}
