import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CaseShown } from '#capabilities/cases/web/index.ts';
import { fromIso } from '#kernel/time.ts';
import { Check, SelectField, TextArea, TextField } from '#ui/Field.tsx';
import { FormDialog } from '#ui/FormDialog.tsx';
import { rowsOf, Skeleton } from '#ui/Skeleton.tsx';
import { MoreText, useText } from '#ui/text.tsx';
import { useTime } from '#ui/time/useTime.ts';
import { tell } from '#ui/toast.ts';
import { CAUSES, type Cause } from '../../domain/index.ts';
import { draftQuery, type Improvement, registerQuery, useAddCase, useSuggest } from '../queries.ts';
import { TEXTS } from '../texts.ts';
import './improvements.css';

interface SuggestProps {
  /** The case in which it happened; none where somebody suggests from the register. */
  readonly of?: CaseShown;
  readonly onClose: () => void;
}

interface Typed {
  readonly title?: string;
  readonly wrong?: string;
  readonly help: string;
  readonly causes: readonly Cause[];
  readonly causeWords: string;
  /** What happened here, where it was suggested before. */
  readonly words: string;
}

const BLANK: Typed = { help: '', causes: [], causeWords: '', words: '' };
const orNull = (text: string) => (text.trim() === '' ? null : text.trim());

/** What is typed over what the case says, whether it is new, and sending it. */
function useSuggestion({ of, onClose }: SuggestProps) {
  const t = useText();
  const time = useTime();
  const draft = useQuery({ ...draftQuery(of?.id ?? ''), enabled: of !== undefined });
  const suggest = useSuggest();
  const add = useAddCase();
  const [typed, setTyped] = useState(BLANK);
  const [joined, join] = useState('');
  const [tried, setTried] = useState(false);
  const title = typed.title ?? draft.data?.title ?? '';
  const wrong = typed.wrong ?? draft.data?.wrong ?? '';
  const told = ({ answer }: Improvement) => {
    const said = { name: answer?.by ?? t('improve.somebody'), due: answer ? time.moment(fromIso(answer.due)) : '' };
    tell({ text: t(joined === '' ? 'improve.suggested' : 'improve.added', said) });
    onClose();
  };
  const submit = () => {
    if (joined !== '' && of) {
      return add.mutate({ id: joined, caseId: of.id, words: orNull(typed.words) }, { onSuccess: told });
    }
    if (title.trim() === '' || wrong.trim() === '') return setTried(true);
    const { help, causes, causeWords } = typed;
    suggest.mutate(
      {
        ...{ title, wrong, help: orNull(help), causes: [...causes], causeWords: orNull(causeWords) },
        caseId: of?.id ?? null,
      },
      { onSuccess: told },
    );
  };
  const failed = joined === '' ? suggest.error : add.error;
  return {
    ...{ draft, typed, title, wrong, tried, joined, join, submit, failed },
    busy: suggest.isPending || add.isPending,
    type: (change: Partial<Typed>) => setTyped({ ...typed, ...change }),
  };
}

type Suggesting = ReturnType<typeof useSuggestion>;

function Causes({ typed, type }: Pick<Suggesting, 'typed' | 'type'>) {
  const t = useText();
  const { causes } = typed;
  const toggle = (cause: Cause) =>
    type({ causes: causes.includes(cause) ? causes.filter((one) => one !== cause) : [...causes, cause] });
  return (
    <fieldset className="im-causes">
      <legend>{t('improve.causes')}</legend>
      {CAUSES.map((cause) => (
        <Check
          key={cause}
          label={t(`improve.cause.${cause}`)}
          checked={causes.includes(cause)}
          onChange={() => toggle(cause)}
        />
      ))}
    </fieldset>
  );
}

function Fresh({ typed, title, wrong, tried, type }: Suggesting) {
  const t = useText();
  return (
    <>
      <TextField
        label={t('improve.name')}
        value={title}
        maxLength={200}
        error={tried && title.trim() === '' ? t('improve.name-blank') : undefined}
        onChange={(event) => type({ title: event.target.value })}
      />
      <TextArea
        label={t('improve.wrong')}
        hint={t('improve.wrong-hint')}
        value={wrong}
        rows={4}
        maxLength={4000}
        error={tried && wrong.trim() === '' ? t('improve.wrong-blank') : undefined}
        onChange={(event) => type({ wrong: event.target.value })}
      />
      <TextArea
        label={t('improve.help')}
        value={typed.help}
        maxLength={4000}
        onChange={(event) => type({ help: event.target.value })}
      />
      <Causes typed={typed} type={type} />
      {typed.causes.length > 0 && (
        <TextField
          label={t('improve.cause-words')}
          value={typed.causeWords}
          maxLength={300}
          onChange={(event) => type({ causeWords: event.target.value })}
        />
      )}
    </>
  );
}

function Suggest(props: SuggestProps) {
  const { of, onClose } = props;
  const t = useText();
  const suggestion = useSuggestion(props);
  const { draft, typed, joined, busy, failed } = suggestion;
  const known = useQuery({ ...registerQuery('open'), enabled: of !== undefined }).data ?? [];
  const waits = of !== undefined && draft.isPending;
  return (
    <FormDialog
      title={t('improve.title')}
      submit={t(joined === '' ? 'improve.submit' : 'improve.submit-case')}
      busy={busy || waits}
      failed={failed ? { what: t('improve.failed'), error: failed } : null}
      onSubmit={suggestion.submit}
      onClose={onClose}
    >
      <p className="t-2">{t('improve.text')}</p>
      {of && known.length > 0 && (
        <SelectField
          label={t('improve.known')}
          value={joined}
          options={[
            { value: '', label: t('improve.known-none') },
            ...known.map(({ id, title }) => ({ value: id, label: title })),
          ]}
          onChange={(event) => suggestion.join(event.target.value)}
        />
      )}
      {waits && <Skeleton rows={rowsOf(3, 64)} />}
      {!waits && joined === '' && <Fresh {...suggestion} />}
      {joined !== '' && (
        <TextArea
          label={t('improve.happened')}
          value={typed.words}
          maxLength={1000}
          onChange={(event) => suggestion.type({ words: event.target.value })}
        />
      )}
    </FormDialog>
  );
}

/** Suggests an improvement, from a case with what happened filled in, or says that it happened there too. */
export function SuggestDialog(props: SuggestProps) {
  return (
    <MoreText catalogues={TEXTS}>
      <Suggest {...props} />
    </MoreText>
  );
}
