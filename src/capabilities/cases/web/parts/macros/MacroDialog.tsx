import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { Button } from '#ui/Button.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { fuzzy } from '#ui/fuzzy.ts';
import { rowsOf, Skeleton } from '#ui/Skeleton.tsx';
import { MoreText, useText } from '#ui/text.tsx';
import { tell } from '#ui/toast.ts';
import { type Macro, macroPreviewQuery, macrosQuery, useRunMacro } from '../../macros.ts';
import type { Detail } from '../../queries.ts';
import { useOptions } from '../useOptions.ts';
import { ChangeList, NotRun } from './ChangeList.tsx';
import { MACRO_TEXTS } from './texts.ts';
import './macros.css';

interface MacroDialogProps {
  readonly of: Detail;
  readonly onClose: () => void;
}

/** Enter runs what is marked, once what it would change stands there and nothing speaks against it. */
function useRunning({ of, onClose }: MacroDialogProps, marked: Macro | undefined) {
  const t = useText();
  const run = useRunMacro();
  const preview = useQuery(macroPreviewQuery(of.id, marked?.id ?? null));
  const ready = preview.data && !preview.isFetching && preview.data.refused === null ? preview.data : null;
  const go = () => {
    if (!marked || !ready || run.isPending) return;
    const onSuccess = () => {
      tell({ text: t('macros.done', { name: marked.name }) });
      onClose();
    };
    run.mutate({ caseId: of.id, macroId: marked.id, preview: ready }, { onSuccess, onError: () => preview.refetch() });
  };
  return { run, preview, ready, go };
}

function Choosing(props: MacroDialogProps) {
  const t = useText();
  const id = useId();
  const [typed, setTyped] = useState('');
  const all = useQuery(macrosQuery);
  const found = fuzzy(all.data ?? [], typed, ({ name }) => name);
  const { current, onKeyDown, start } = useOptions(found, () => go());
  const { run, preview, ready, go } = useRunning(props, current);
  return (
    <div className="mac-choosing">
      <input
        data-first-focus
        className="ek-input"
        role="combobox"
        aria-label={t('macros.find')}
        aria-expanded={found.length > 0}
        aria-controls={`${id}-list`}
        aria-activedescendant={current ? `${id}-${current.id}` : undefined}
        placeholder={t('macros.find')}
        autoComplete="off"
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          start();
        }}
        onKeyDown={onKeyDown}
      />
      <div id={`${id}-list`} role="listbox" aria-label={t('macros.title')} className="mac-list" hidden={!found.length}>
        {found.map((macro) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field above handles the keys
          <div
            key={macro.id}
            id={`${id}-${macro.id}`}
            role="option"
            tabIndex={-1}
            aria-selected={macro === current}
            onClick={() => setTyped(macro.name)}
          >
            {macro.name}
          </div>
        ))}
      </div>
      {all.isSuccess && found.length === 0 && (
        <p className="t-3">{t(all.data.length === 0 ? 'macros.none-about' : 'macros.none-found')}</p>
      )}
      {all.isError && <NotRun error={all.error} onRetry={() => void all.refetch()} />}
      {current && (
        <section className="mac-preview" aria-label={t('macros.preview')} aria-busy={preview.isFetching}>
          <h3 className="t-13 t-3">{t('macros.preview')}</h3>
          {preview.isPending && <Skeleton rows={rowsOf(2, 28)} columns={['70%']} />}
          {preview.isError && <NotRun error={preview.error} onRetry={() => void preview.refetch()} />}
          {preview.data && <ChangeList preview={preview.data} />}
          {run.isError && <NotRun error={run.error} />}
        </section>
      )}
      {current && (
        <p className="mac-foot">
          <Button look="filled" busy={run.isPending} disabled={!ready} onClick={go}>
            {t('macros.run')}
          </Button>
        </p>
      )}
    </div>
  );
}

function Titled(props: MacroDialogProps) {
  const t = useText();
  return (
    <Dialog title={t('macros.title')} onClose={props.onClose}>
      <Choosing {...props} />
    </Dialog>
  );
}

/** Finds a macro by a few letters, shows what it would change here, and runs it with Enter. */
export function MacroDialog(props: MacroDialogProps) {
  return (
    <MoreText catalogues={MACRO_TEXTS}>
      <Titled {...props} />
    </MoreText>
  );
}
