import { IconArrowRight, IconBroadcast, IconCheck, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { fromIso } from '#kernel/time.ts';
import { FormDialog } from '#ui/FormDialog.tsx';
import { Icon } from '#ui/Icon.tsx';
import { useGo } from '#ui/navigation.tsx';
import { rowsOf, Skeleton } from '#ui/Skeleton.tsx';
import { ErrorState } from '#ui/states.tsx';
import { MoreText, useText } from '#ui/text.tsx';
import { useTime } from '#ui/time/useTime.ts';
import { tell } from '#ui/toast.ts';
import type { Detail } from '../../queries.ts';
import { caseHref } from '../CaseLink.tsx';
import { CasePicker, type Picked } from '../CasePicker.tsx';
import { eventWords } from '../live/event-words.ts';
import { LIVE_TEXTS } from '../live/texts.ts';
import { firstNameOf } from '../names.ts';
import { type MergePreview, mergePreviewQuery, useMerge, usePart } from './changes.ts';
import './merge.css';

type FateOfPromise = MergePreview['promises'][number];

const ICONS = { inherited: IconArrowRight, covered: IconCheck, ends: IconX } as const;

function FateLine({ of }: { readonly of: FateOfPromise }) {
  const t = useText();
  const time = useTime();
  const { fate, promise, instead } = of;
  const said = (one: FateOfPromise['promise']) => `${t(`promise-kind.${one.kind}`)} ${time.moment(fromIso(one.due))}`;
  const words =
    fate === 'inherited' && instead
      ? t('merge.fate.inherited-instead', { promise: said(promise), instead: said(instead) })
      : t(`merge.fate.${fate}`, { promise: said(promise), instead: instead ? said(instead) : '' });
  return (
    <li>
      <Icon of={ICONS[fate]} />
      <span className="t-wrap">{words}</span>
    </li>
  );
}

interface CarriedProps {
  readonly event: NonNullable<MergePreview['live']>;
  /** Whoever is in it. */
  readonly name: string;
}

/** What people are in goes along: when, how they are reached, and what works meanwhile. */
function Carried({ event, name }: CarriedProps) {
  const t = useText();
  const time = useTime();
  const { way, place, fallback } = event;
  return (
    <>
      <h3>{t('live.strip')}</h3>
      <ul>
        <li>
          <Icon of={IconBroadcast} />
          <span className="t-wrap">
            {eventWords(event, name, { t, time })} {t(`live.reach.${way}`, { place })}
          </span>
        </li>
      </ul>
      <p className="t-wrap">
        {fallback === null ? t('live.nothing-offered') : t('live.offered-way', { words: fallback })}
      </p>
    </>
  );
}

interface PreviewProps {
  readonly preview: MergePreview;
  /** Whoever asked for the duplicate. */
  readonly name: string;
}

function Preview({ preview, name }: PreviewProps) {
  const t = useText();
  const { into, promises, live, follows } = preview;
  const number = String(into.number);
  return (
    <section className="mg-preview" aria-label={t('merge.preview')}>
      <h3>{t('merge.promises')}</h3>
      {promises.length === 0 ? (
        <p className="t-3">{t('merge.no-promises')}</p>
      ) : (
        <ul>
          {promises.map((one) => (
            <FateLine key={one.promise.id} of={one} />
          ))}
        </ul>
      )}
      {live && <Carried event={live} name={name} />}
      <h3>{t('merge.people')}</h3>
      {follows.length > 0 && (
        <p>{t('merge.follows', { names: follows.map(({ name }) => name).join(', '), n: follows.length, number })}</p>
      )}
      <p className="t-3">{t('merge.no-mail', { number })}</p>
    </section>
  );
}

interface MergeDialogProps {
  readonly of: Detail;
  readonly onClose: () => void;
  /** Over a list one stays there; over the duplicate's page one goes on with the other case. */
  readonly stays?: boolean;
}

/** Ends this case in favour of another one: which, what that comes to, and a way back. */
export function MergeDialog({ of, onClose, stays = false }: MergeDialogProps) {
  const t = useText();
  const go = useGo();
  const merging = useMerge();
  const part = usePart();
  const [into, setInto] = useState<Picked | null>(null);
  const [tried, setTried] = useState(false);
  const preview = useQuery(mergePreviewQuery(of.id, into?.number ?? null));
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // So that the key that merges works from where the reader is.
    if (into) box.current?.focus();
  }, [into]);
  // Where it fails, the page of the duplicate says so when one tries again there.
  const undo = () =>
    void part(of.id)
      .catch(() => undefined)
      .then(() => (stays ? undefined : go(caseHref(of.number))));
  const submit = () => {
    if (into === null) return setTried(true);
    merging.mutate(
      { caseId: of.id, into: into.number },
      {
        onSuccess: ({ number }) => {
          tell({ text: t('merge.done', { number: String(of.number), into: String(number) }), undo });
          onClose();
          if (!stays) go(caseHref(number));
        },
      },
    );
  };
  return (
    <FormDialog
      title={t('merge.title')}
      submit={into ? t('merge.submit-into', { number: String(into.number) }) : t('merge.submit')}
      busy={merging.isPending || (into !== null && !preview.isSuccess)}
      failed={merging.isError ? { what: t('merge.failed'), error: merging.error } : null}
      onSubmit={submit}
      onClose={onClose}
    >
      <p className="t-2">{t('merge.text')}</p>
      <CasePicker
        of={of}
        among="open-of-customer"
        label={t('merge.into')}
        hint={t('merge.into-hint', { name: of.account.name })}
        nothing={t('merge.nothing')}
        chosen={into}
        error={tried && into === null ? t('merge.none-chosen') : undefined}
        onChoose={setInto}
      />
      {into && (
        <div ref={box} tabIndex={-1} className="mg-box">
          {preview.isPending && <Skeleton rows={rowsOf(3, 28)} />}
          {preview.isError && <ErrorState failed={t('merge.not-possible')} error={preview.error} />}
          {preview.data && !preview.isError && (
            <MoreText catalogues={LIVE_TEXTS}>
              <Preview preview={preview.data} name={firstNameOf(of.requester.name)} />
            </MoreText>
          )}
        </div>
      )}
    </FormDialog>
  );
}
