import { useQuery } from '@tanstack/react-query';
import { type MouseEvent, type ReactNode, Suspense, useMemo } from 'react';
import portalEn from '#locales/en/portal.json' with { type: 'json' };
import uiEn from '#locales/en/ui.json' with { type: 'json' };
import { Dialog } from '#ui/Dialog.tsx';
import { rowsOf, Skeleton } from '#ui/Skeleton.tsx';
import { ErrorState } from '#ui/states.tsx';
import { InLanguage, MoreText, moreTexts, useText } from '#ui/text.tsx';
import { ZoneContext } from '#ui/time/useTime.ts';
import { STORY_TEXTS, StoryView } from '../portal/pages/StoryPage.tsx';
import type { Detail } from '../queries.ts';
import { type SeenByCustomer, seenAsCustomerQuery } from '../seen-as-customer.ts';
import { useCaseSlots } from '../slots.ts';
import '#ui/portal/shell.css';
import './seen-as-customer.css';

/** What the portal says around its pages. */
const PORTAL_TEXTS = moreTexts({
  en: { ...uiEn, ...portalEn },
  others: {
    de: async () => {
      const [ui, portal] = await Promise.all([import('#locales/de/ui.json'), import('#locales/de/portal.json')]);
      return { ...ui.default, ...portal.default };
    },
  },
});

/** Nothing leads anywhere, and nothing can be pressed: it is theirs to do. */
function OnlyToRead({ children }: { readonly children: ReactNode }) {
  const stay = (event: MouseEvent) => {
    if (event.target instanceof Element && event.target.closest('a')) event.preventDefault();
  };
  return (
    <div onClickCapture={stay}>
      <fieldset disabled>{children}</fieldset>
    </div>
  );
}

function Subject(heading: { readonly className: string; readonly children: ReactNode }) {
  return <h2 {...heading} />;
}

function TheirPage({ seen: { story, reader } }: { readonly seen: SeenByCustomer }) {
  const { SharedSteps, SharedReferrals, SharedFeedback } = useCaseSlots();
  const slots = useMemo(
    () => Promise.resolve({ Tried: SharedSteps, Referred: SharedReferrals, Feedback: SharedFeedback }),
    [SharedSteps, SharedReferrals, SharedFeedback],
  );
  const me = { id: reader.id, name: reader.name, organisation: { phone: reader.phone } };
  return (
    <ZoneContext value={reader.timeZone}>
      <InLanguage language={reader.language} catalogues={PORTAL_TEXTS}>
        <MoreText catalogues={STORY_TEXTS}>
          <div className="ek-portal">
            <StoryView story={story} me={me} slots={slots} Heading={Subject} />
          </div>
        </MoreText>
      </InLanguage>
    </ZoneContext>
  );
}

interface SeenAsCustomerProps {
  readonly of: Detail;
  readonly onClose: () => void;
}

/** The page of a case exactly as its customer reads it, in their language and zone; only to be read. */
export function SeenAsCustomer({ of, onClose }: SeenAsCustomerProps) {
  const t = useText();
  const seen = useQuery(seenAsCustomerQuery(of.id));
  const { name } = of.requester;
  return (
    <Dialog title={t('seen.title', { name })} form="whole" onClose={onClose}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: nothing in it takes the focus, and it has to scroll by keys */}
      <section className="cs-seen" aria-label={t('seen.title', { name })} tabIndex={0} data-first-focus>
        <p className="cs-seen-mark">{t('seen.read-only', { name })}</p>
        {seen.isPending && <Skeleton rows={rowsOf(4, 72)} columns={['60%']} />}
        {seen.isError && (
          <ErrorState failed={t('seen.failed')} error={seen.error} onRetry={() => void seen.refetch()} />
        )}
        {seen.data && (
          <OnlyToRead>
            <Suspense fallback={<Skeleton rows={rowsOf(4, 72)} columns={['60%']} />}>
              <TheirPage seen={seen.data} />
            </Suspense>
          </OnlyToRead>
        )}
      </section>
    </Dialog>
  );
}
