import { useEffect, useState, useSyncExternalStore } from 'react';
import { Act } from '../Button.tsx';
import { Dialog } from '../Dialog.tsx';
import type { MissingPartProps } from '../lazy.tsx';
import { PageHeading } from '../page.tsx';
import { MoreText, useText } from '../text.tsx';
import { askAgain, askUntilHere, missing, renew } from './missing.ts';
import { OFFLINE_TEXTS } from './texts.ts';

function closing(of: object): (() => void) | null {
  const onClose = 'onClose' in of ? of.onClose : null;
  return typeof onClose === 'function' ? () => onClose() : null;
}

/** A page is given what its path says, and stands alone. */
const isPage = (of: object) => 'params' in of;

function Sentence({ busy, outdated }: { readonly busy: boolean; readonly outdated: boolean }) {
  const t = useText();
  return (
    <div className="ek-error" role="alert">
      <p>
        <b>{t('missing.failed')}</b> {outdated ? t('missing.outdated') : t('missing.by-itself')}
      </p>
      {outdated ? (
        <Act onClick={renew}>{t('missing.renew')}</Act>
      ) : (
        <Act busy={busy} data-first-focus onClick={() => void askAgain()}>
          {t('state.try-again')}
        </Act>
      )}
    </div>
  );
}

function Words({ of, again, quiet }: MissingPartProps) {
  const t = useText();
  const { first, busy, outdated } = useSyncExternalStore(missing.subscribe, missing.read);
  const [own] = useState(() => again);
  const onClose = quiet ? null : closing(of);
  const speaks = !quiet && onClose === null && !isPage(of);
  useEffect(() => askUntilHere(own, speaks), [own, speaks]);
  if (quiet) return null;
  const sentence = <Sentence busy={busy} outdated={outdated} />;
  if (isPage(of)) {
    return (
      <div className="ek-notfound">
        <PageHeading>{t('missing.title')}</PageHeading>
        {sentence}
      </div>
    );
  }
  if (onClose === null) return first === own && sentence;
  return (
    <Dialog title={t('missing.title')} onClose={onClose}>
      {sentence}
    </Dialog>
  );
}

/** Stands in for a part whose code did not come, and asks for it until it is here. One of several speaks for all. */
export function MissingPart(props: MissingPartProps) {
  return (
    <MoreText catalogues={OFFLINE_TEXTS}>
      <Words {...props} />
    </MoreText>
  );
}
