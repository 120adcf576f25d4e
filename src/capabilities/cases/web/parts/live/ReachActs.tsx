import { IconPhone, IconPhoneX } from '@tabler/icons-react';
import { Suspense, useState } from 'react';
import { fromIso } from '#kernel/time.ts';
import { Act } from '#ui/Button.tsx';
import { lazy } from '#ui/lazy.tsx';
import { Moment } from '#ui/Moment.tsx';
import { ErrorState } from '#ui/states.tsx';
import { MoreText, Phrase, useText } from '#ui/text.tsx';
import { tell } from '#ui/toast.ts';
import { useFulfil } from '../../changes.ts';
import type { Detail } from '../../queries.ts';
import { firstNameOf } from '../names.ts';
import { LIVE_TEXTS } from './texts.ts';

const TryDialog = lazy(() => import('./TryDialog.tsx').then((file) => file.TryDialog));

interface ReachProps {
  readonly of: Detail;
  readonly promise: { readonly id: string; readonly kind: string };
  /** They were reached by the promised call. */
  readonly onReached?: (() => void) | undefined;
}

function Acts({ of, promise, onReached }: ReachProps) {
  const t = useText();
  const fulfil = useFulfil();
  const [trying, setTrying] = useState(false);
  const kind = promise.kind === 'callback' ? 'call' : 'contact';
  const reached = () =>
    fulfil.mutate(
      { caseId: of.id, promiseId: promise.id },
      {
        onSuccess: () => {
          tell({ text: t(kind === 'call' ? 'rail.call-kept' : 'live.contact-kept') });
          if (kind === 'call') onReached?.();
        },
      },
    );
  return (
    <>
      <Act icon={IconPhone} busy={fulfil.isPending} onClick={reached}>
        {t(kind === 'call' ? 'rail.called' : 'live.i-reached')}
      </Act>
      <Act icon={IconPhoneX} onClick={() => setTrying(true)}>
        {t('try.open')}
      </Act>
      {fulfil.isError && <ErrorState failed={t('rail.not-kept')} error={fulfil.error} />}
      {trying && (
        <Suspense fallback={null}>
          <TryDialog of={of} promiseId={promise.id} onClose={() => setTrying(false)} />
        </Suspense>
      )}
    </>
  );
}

/** One press keeps what only reaching somebody keeps; another records that nobody answered. */
export function ReachActs(props: ReachProps) {
  return (
    <MoreText catalogues={LIVE_TEXTS}>
      <Acts {...props} />
    </MoreText>
  );
}

function TriesSaid({ of, promise }: ReachProps) {
  const t = useText();
  const tries = of.tries.filter(({ promiseId }) => promiseId === promise.id);
  const last = tries.at(-1);
  if (!last) return null;
  return (
    <p className="t-13 t-2">
      <Phrase
        id={last.messageLeft ? 'try.count-left' : 'try.count'}
        values={{
          times: t('try.times', { n: tries.length }),
          by: firstNameOf(last.by),
          moment: <Moment at={fromIso(last.at)} form="past" />,
        }}
      />
    </p>
  );
}

/** How often it was tried in vain, and when last. */
export function Tries(props: ReachProps) {
  return (
    <MoreText catalogues={LIVE_TEXTS}>
      <TriesSaid {...props} />
    </MoreText>
  );
}
