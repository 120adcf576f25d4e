import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { faultsOf } from '#ui/api.ts';
import { Act } from '#ui/Button.tsx';
import { SelectField, TextField } from '#ui/Field.tsx';
import { FormDialog } from '#ui/FormDialog.tsx';
import { useText } from '#ui/text.tsx';
import { tell } from '#ui/toast.ts';
import { type Macro, type MacroStep, useSaveMacro } from '../../macros.ts';
import { newStep, STEP_KINDS, type StepKind } from './new-step.ts';
import { StepFields } from './StepFields.tsx';

interface MacroFormProps {
  /** Null for a new one. */
  readonly known: Macro | null;
  readonly onClose: () => void;
}

interface Written {
  /** Keeps its fields apart from those of the others while steps come and go. */
  readonly key: number;
  readonly step: MacroStep;
}

/** The steps as they are being written, in their order. */
function useSteps(known: Macro | null) {
  const [steps, set] = useState<readonly Written[]>(() => (known?.steps ?? []).map((step, key) => ({ key, step })));
  const [count, setCount] = useState(steps.length);
  return {
    steps,
    add: (kind: StepKind) => {
      set([...steps, { key: count, step: newStep(kind) }]);
      setCount(count + 1);
    },
    change: (key: number, step: MacroStep) => set(steps.map((one) => (one.key === key ? { key, step } : one))),
    remove: (key: number) => set(steps.filter((one) => one.key !== key)),
  };
}

/** A macro being written, step by step. */
export function MacroForm({ known, onClose }: MacroFormProps) {
  const t = useText();
  const save = useSaveMacro();
  const [name, setName] = useState(known?.name ?? '');
  const [kind, setKind] = useState<StepKind>('reply');
  const [tried, setTried] = useState(false);
  const { steps, add, change, remove } = useSteps(known);
  const missing = { name: name.trim() === '', steps: steps.length === 0 };
  const refused = Object.keys(faultsOf(save.error));
  const submit = () => {
    setTried(true);
    if (missing.name || missing.steps) return;
    const onSuccess = () => {
      tell({ text: t('macros.saved', { name }) });
      onClose();
    };
    save.mutate({ known, name, steps: steps.map(({ step }) => step) }, { onSuccess });
  };
  return (
    <FormDialog
      title={t(known === null ? 'macros.new' : 'macros.edit-title')}
      submit={t('macros.save')}
      busy={save.isPending}
      failed={save.isError ? { what: t('macros.not-saved'), error: save.error } : null}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextField
        label={t('macros.name')}
        error={tried && missing.name ? t('macros.no-name') : undefined}
        value={name}
        maxLength={80}
        onChange={(event) => setName(event.target.value)}
      />
      {steps.map(({ key, step }, place) => (
        <fieldset key={key} className="mac-step">
          <legend>{t('macros.step', { n: place + 1, does: t(`macros.does.${step.does}`) })}</legend>
          <StepFields step={step} onChange={(changed) => change(key, changed)} />
          {refused.some((path) => path.startsWith(`body.steps.${place}.`)) && (
            <p className="ek-field-error">{t('macros.step-open')}</p>
          )}
          <p>
            <Act look="plain" onClick={() => remove(key)}>
              {t('macros.remove-step')}
            </Act>
          </p>
        </fieldset>
      ))}
      <div className="mac-add">
        <SelectField
          label={t('macros.add-what')}
          value={kind}
          options={STEP_KINDS.map((value) => ({ value, label: t(`macros.does.${value}`) }))}
          onChange={(event) => setKind(STEP_KINDS.find((one) => one === event.target.value) ?? kind)}
        />
        <Act icon={IconPlus} onClick={() => add(kind)}>
          {t('macros.add')}
        </Act>
      </div>
      {tried && missing.steps && <p className="ek-field-error">{t('macros.no-steps')}</p>}
    </FormDialog>
  );
}
