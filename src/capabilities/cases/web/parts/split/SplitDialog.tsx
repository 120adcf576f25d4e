import { IconArrowRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { fromIso } from '#kernel/time.ts';
import { Check, SelectField, TextField } from '#ui/Field.tsx';
import { FormDialog } from '#ui/FormDialog.tsx';
import { Icon } from '#ui/Icon.tsx';
import { useGo } from '#ui/navigation.tsx';
import { rowsOf, Skeleton } from '#ui/Skeleton.tsx';
import { ErrorState } from '#ui/states.tsx';
import { useText } from '#ui/text.tsx';
import { useTime } from '#ui/time/useTime.ts';
import { tell } from '#ui/toast.ts';
import { type Detail, type Message, messagesQuery, servicesQuery } from '../../queries.ts';
import { caseHref } from '../CaseLink.tsx';
import { firstNameOf } from '../names.ts';
import { useSettled } from '../useSettled.ts';
import { type SplitPreview, splitPreviewQuery, useSplit, useUnsplit } from './changes.ts';
import '../bulk/bulk.css';
import '../merge/merge.css';
import './split.css';

const LONGEST_SUBJECT = 200;

interface MessagesProps {
  readonly messages: readonly Message[];
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (chosen: ReadonlySet<string>) => void;
}

/** The messages, of which some become the beginning of the new case. */
function Messages({ messages, chosen, onChoose }: MessagesProps) {
  const t = useText();
  const time = useTime();
  const turn = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    onChoose(next);
  };
  return (
    <fieldset className="bk-recipients">
      <legend>{t('split.messages')}</legend>
      <p className="ek-field-hint">{t('split.messages-hint')}</p>
      <ul>
        {messages.map(({ id, author, sentAt, newPart, text }) => (
          <li key={id}>
            <label className="ek-check">
              <input type="checkbox" checked={chosen.has(id)} onChange={() => turn(id)} />
              <span className="grow">
                <b>{author.name}</b> <span className="t-3 t-num">{time.listed(fromIso(sentAt))}</span>
                <span className="sp-said">{newPart.trim() || text}</span>
              </span>
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

function Preview({ of, preview }: { readonly of: Detail; readonly preview: SplitPreview }) {
  const t = useText();
  const time = useTime();
  const name = firstNameOf(of.requester.name);
  return (
    <section className="mg-preview" aria-label={t('split.preview')}>
      <h3>{t('split.promised')}</h3>
      <ul>
        {preview.promises.map(({ kind, due }) => (
          <li key={kind}>
            <Icon of={IconArrowRight} />
            <span>
              {t(`promise-kind.${kind}`)} <b className="t-nowrap">{time.moment(fromIso(due))}</b>
            </span>
          </li>
        ))}
      </ul>
      <p className="t-3">{t('split.promised-here')}</p>
      {preview.team && <p>{t('split.team', { name: preview.team.name })}</p>}
      <h3>{t('split.told', { name })}</h3>
      <p className="bk-words">{preview.words}</p>
    </section>
  );
}

/** What stands in the form, and what it would come to. */
function useForm(of: Detail) {
  const messages = useQuery(messagesQuery(of.id));
  const own = (messages.data ?? []).filter(({ mergedFrom }) => mergedFrom === null);
  const theirs = own.filter(({ direction }) => direction === 'from-customer');
  const [only] = theirs;
  const [chosen, choose] = useState<ReadonlySet<string>>(new Set(only && theirs.length === 1 ? [only.id] : []));
  const [subject, setSubject] = useState('');
  const [serviceId, setServiceId] = useState<string>(of.service?.id ?? '');
  const [takeIt, setTakeIt] = useState(false);
  const settled = useSettled(subject.trim());
  const preview = useQuery(splitPreviewQuery({ caseId: of.id, subject: settled, serviceId, takeIt }));
  const hasTheirs = theirs.some(({ id }) => chosen.has(id));
  return { own, chosen, choose, hasTheirs, subject, setSubject, serviceId, setServiceId, takeIt, setTakeIt, preview };
}

interface SplitDialogProps {
  readonly of: Detail;
  /** Over a list, which stays where it is. */
  readonly stays: boolean;
  readonly onClose: () => void;
}

/** Goes to the new case, and back again where somebody takes it back. */
function useSplitting({ of, stays, onClose }: SplitDialogProps) {
  const t = useText();
  const goTo = useGo();
  const go = (number: number) => !stays && goTo(caseHref(number));
  const split = useSplit();
  const unsplit = useUnsplit();
  const run = (form: ReturnType<typeof useForm>) => {
    const { chosen, subject, serviceId, takeIt } = form;
    const body = { messageIds: [...chosen], subject: subject.trim(), takeIt, ...(serviceId !== '' && { serviceId }) };
    const done = ({ detail: { id, number, team }, mine }: { readonly detail: Detail; readonly mine: boolean }) => {
      onClose();
      const numbers = { number: String(number), from: String(of.number) };
      if (!mine) return void tell({ text: t('split.done-elsewhere', { ...numbers, team: team?.name ?? '' }) });
      // Where it fails, the page of the new case says so when one merges it there.
      const undo = () =>
        void unsplit(id)
          .then((back) => go(back.number))
          .catch(() => undefined);
      tell({ text: t('split.done', numbers), undo });
      go(number);
    };
    split.mutate({ caseId: of.id, ...body }, { onSuccess: done });
  };
  return { run, busy: split.isPending, error: split.error };
}

/** Makes a case of some messages of this one: which, what it is called, and a look at what it comes to. */
export function SplitDialog(props: SplitDialogProps) {
  const { of, onClose } = props;
  const t = useText();
  const form = useForm(of);
  const { run, busy, error } = useSplitting(props);
  const services = useQuery(servicesQuery);
  const [tried, setTried] = useState(false);
  const { subject, preview } = form;
  const known = of.service && !services.data?.some(({ id }) => id === of.service?.id) ? [of.service] : [];
  const submit = () => (subject.trim() === '' || !form.hasTheirs ? setTried(true) : run(form));
  return (
    <FormDialog
      title={t('split.title')}
      submit={t('split.submit')}
      busy={busy}
      failed={error ? { what: t('split.failed'), error } : null}
      onSubmit={submit}
      onClose={onClose}
    >
      <Messages messages={form.own} chosen={form.chosen} onChoose={form.choose} />
      {tried && !form.hasTheirs && (
        <p className="ek-field-error">{t('split.none-chosen', { name: firstNameOf(of.requester.name) })}</p>
      )}
      <TextField
        label={t('split.subject')}
        hint={t('split.subject-hint')}
        error={tried && subject.trim() === '' ? t('split.no-subject') : undefined}
        value={subject}
        maxLength={LONGEST_SUBJECT}
        autoComplete="off"
        onChange={(event) => form.setSubject(event.target.value)}
      />
      <SelectField
        label={t('details.service')}
        value={form.serviceId}
        options={[...known, ...(services.data ?? [])].map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(event) => form.setServiceId(event.target.value)}
      />
      <Check
        label={t('split.take-it')}
        checked={form.takeIt}
        onChange={(event) => form.setTakeIt(event.target.checked)}
      />
      {subject.trim() !== '' && preview.isPending && <Skeleton rows={rowsOf(3, 28)} />}
      {preview.isError && <ErrorState failed={t('split.no-preview')} error={preview.error} />}
      {preview.data && !preview.isError && <Preview of={of} preview={preview.data} />}
    </FormDialog>
  );
}
