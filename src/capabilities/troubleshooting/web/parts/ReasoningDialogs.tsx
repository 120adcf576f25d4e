import { useState } from 'react';
import { SelectField, TextArea, TextField } from '#ui/Field.tsx';
import { FormDialog } from '#ui/FormDialog.tsx';
import { useText } from '#ui/text.tsx';
import { ASPECTS, VERDICTS, type Verdict } from '../../domain/index.ts';
import {
  type BoundaryShown,
  type HypothesisShown,
  useJudgeHypothesis,
  useSayBoundaries,
  useStateHypothesis,
} from '../queries.ts';

interface OfCase {
  readonly caseId: string;
  readonly onClose: () => void;
}

/** Where the problem is, and where it could be and is not, respect by respect. */
export function BoundariesDialog({
  caseId,
  boundaries,
  onClose,
}: OfCase & { readonly boundaries: readonly BoundaryShown[] }) {
  const t = useText();
  const say = useSayBoundaries(caseId);
  const [said, setSaid] = useState<readonly BoundaryShown[]>(() =>
    ASPECTS.map((aspect) => boundaries.find((one) => one.aspect === aspect) ?? { aspect, is: '', isNot: '' }),
  );
  const change = (aspect: BoundaryShown['aspect'], part: 'is' | 'isNot', text: string) =>
    setSaid(said.map((one) => (one.aspect === aspect ? { ...one, [part]: text } : one)));
  const submit = () => {
    const trimmed = said.map(({ aspect, is, isNot }) => ({ aspect, is: is.trim(), isNot: isNot.trim() }));
    say.mutate(trimmed, { onSuccess: onClose });
  };
  return (
    <FormDialog
      title={t('boundaries.title')}
      submit={t('boundaries.save')}
      busy={say.isPending}
      failed={say.isError ? { what: t('boundaries.not-saved'), error: say.error } : null}
      onSubmit={submit}
      onClose={onClose}
    >
      <p className="t-2">{t('boundaries.text')}</p>
      {said.map(({ aspect, is, isNot }) => (
        <fieldset key={aspect} className="st-pair">
          <legend>{t(`boundary.${aspect}`)}</legend>
          <TextField
            label={t('boundary.is')}
            value={is}
            maxLength={500}
            onChange={(event) => change(aspect, 'is', event.target.value)}
          />
          <TextField
            label={t('boundary.is-not')}
            value={isNot}
            maxLength={500}
            onChange={(event) => change(aspect, 'isNot', event.target.value)}
          />
        </fieldset>
      ))}
    </FormDialog>
  );
}

/** What may be the matter, what would follow from it, and how that is tested. */
export function HypothesisDialog({ caseId, onClose }: OfCase) {
  const t = useText();
  const state = useStateHypothesis(caseId);
  const [said, setSaid] = useState({ statement: '', predicts: '', test: '' });
  const [missing, setMissing] = useState(false);
  const field = (part: keyof typeof said) => ({
    label: t(`hypothesis.${part}`),
    value: said[part],
    maxLength: 300,
    error: missing && said[part].trim() === '' ? t('hypothesis.missing') : undefined,
    onChange: (event: { target: { value: string } }) => setSaid({ ...said, [part]: event.target.value }),
  });
  const submit = () => {
    const trimmed = { statement: said.statement.trim(), predicts: said.predicts.trim(), test: said.test.trim() };
    if (Object.values(trimmed).includes('')) return setMissing(true);
    state.mutate(trimmed, { onSuccess: onClose });
  };
  return (
    <FormDialog
      title={t('hypothesis.new')}
      submit={t('hypothesis.save')}
      busy={state.isPending}
      failed={state.isError ? { what: t('hypothesis.not-saved'), error: state.error } : null}
      onSubmit={submit}
      onClose={onClose}
    >
      <p className="t-2">{t('hypothesis.text')}</p>
      <TextField {...field('statement')} />
      <TextField {...field('predicts')} />
      <TextField {...field('test')} />
    </FormDialog>
  );
}

/** What the test showed. */
export function VerdictDialog({ caseId, hypothesis, onClose }: OfCase & { readonly hypothesis: HypothesisShown }) {
  const t = useText();
  const judge = useJudgeHypothesis(caseId);
  const [verdict, setVerdict] = useState<Verdict>(hypothesis.verdict === 'open' ? 'holds' : hypothesis.verdict);
  const [result, setResult] = useState(hypothesis.result ?? '');
  const submit = () => {
    const said = result.trim() === '' ? {} : { result: result.trim() };
    judge.mutate({ hypothesisId: hypothesis.id, verdict, ...said }, { onSuccess: onClose });
  };
  return (
    <FormDialog
      title={t('hypothesis.judge')}
      submit={t('hypothesis.judge-save')}
      busy={judge.isPending}
      failed={judge.isError ? { what: t('hypothesis.not-saved'), error: judge.error } : null}
      onSubmit={submit}
      onClose={onClose}
    >
      <p className="t-2">{hypothesis.statement}</p>
      <SelectField
        label={t('hypothesis.verdict')}
        value={verdict}
        options={VERDICTS.map((value) => ({ value, label: t(`verdict.${value}`) }))}
        onChange={(event) => setVerdict(VERDICTS.find((one) => one === event.target.value) ?? verdict)}
      />
      <TextArea
        label={t('hypothesis.result')}
        rows={2}
        value={result}
        maxLength={500}
        onChange={(event) => setResult(event.target.value)}
      />
    </FormDialog>
  );
}
