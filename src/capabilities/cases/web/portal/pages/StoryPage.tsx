import { useQuery } from '@tanstack/react-query';
import type { ComponentType, ReactNode } from 'react';
import { useKnownVisitor } from '#capabilities/people/web/index.ts';
import { Problem } from '#kernel/problem.ts';
import { fromIso } from '#kernel/time.ts';
import storyEn from '#locales/en/story.json' with { type: 'json' };
import { ButtonLink } from '#ui/Button.tsx';
import { PageHeading, usePageTitle } from '#ui/page.tsx';
import { PortalPage } from '#ui/portal/PortalShell.tsx';
import { Skeleton } from '#ui/Skeleton.tsx';
import { ErrorState, NotFound } from '#ui/states.tsx';
import { MoreText, moreTexts, useText } from '#ui/text.tsx';
import { useTime } from '#ui/time/useTime.ts';
import { StoryBody, type StoryReader } from '../parts/StoryBody.tsx';
import { myCaseIdQuery, type Story, storyQuery } from '../queries.ts';
import type { LoadStorySlots, StorySlots } from '../slots.ts';
import './story.css';

/** The texts of a story. */
export const STORY_TEXTS = moreTexts({
  en: storyEn,
  others: { de: () => import('#locales/de/story.json').then((file) => file.default) },
});

/** The outline of a story: heading, the three rows of the card, the box to write in. */
const OUTLINE = [36, 24, 88, 96, 64, 52].map((height, place) => ({ id: `part-${place}`, height }));
const LARGEST = 2_000_000_000;

/** When the case began, in a sentence: `Case 10482, you told us today at 13:12`. */
function useBeginning(story: Story, reader: string): string {
  const t = useText();
  const time = useTime();
  const at = fromIso(story.openedAt);
  const who = story.requester === reader || reader === '' ? 'opened' : 'opened-by';
  const when = time.isToday(at) ? 'today' : 'day';
  const said = t(`story.${who}-${when}`, {
    number: story.number,
    moment: time.moment(at),
    name: story.requester,
  });
  return story.service === null ? said : t('story.about', { said, service: story.service });
}

interface StoryViewProps {
  readonly story: Story;
  readonly me: StoryReader | null;
  readonly slots: Promise<StorySlots>;
  /** The heading; another where this stands in a page that has one. */
  readonly Heading?: ComponentType<{ readonly className: string; readonly children: ReactNode }>;
}

/** The story as a page, for whoever reads it. */
export function StoryView({ story, me, slots, Heading = PageHeading }: StoryViewProps) {
  const beginning = useBeginning(story, me?.name ?? '');
  return (
    <PortalPage width="wide" className="pt-story">
      <div className="pt-story-head">
        <Heading className="t-h1">{story.subject}</Heading>
        <p className="pt-story-no">{beginning}</p>
      </div>
      <StoryBody story={story} me={me} slots={slots} />
    </PortalPage>
  );
}

interface StoryPageProps {
  readonly params: { readonly number: string };
}

function OneStory({ params, slots }: StoryPageProps & { readonly slots: Promise<StorySlots> }) {
  const t = useText();
  const number = /^\d{1,10}$/.test(params.number) ? Number(params.number) : 0;
  const exists = number > 0 && number <= LARGEST;
  const id = useQuery({ ...myCaseIdQuery(number), enabled: exists });
  const story = useQuery({ ...storyQuery(id.data ?? ''), enabled: id.data !== undefined });
  const error = id.error ?? story.error;
  const me = useKnownVisitor();
  usePageTitle(story.data?.subject ?? t('story.title', { number: params.number }), me?.organisation.name);
  if (story.data) return <StoryView story={story.data} me={me} slots={slots} />;
  if (!exists || (error instanceof Problem && error.status === 404)) {
    return (
      <PortalPage className="pt-story-none">
        <NotFound action={<ButtonLink href="/cases">{t('story.to-cases')}</ButtonLink>} />
      </PortalPage>
    );
  }
  return (
    <PortalPage width="wide">
      {error ? (
        <>
          <PageHeading className="t-h1">{t('story.title', { number })}</PageHeading>
          <ErrorState
            failed={t('story.failed')}
            safe={t('portal.safe')}
            error={error}
            onRetry={() => void (id.error ? id.refetch() : story.refetch())}
          />
        </>
      ) : (
        <Skeleton rows={OUTLINE} columns={['60%']} />
      )}
    </PortalPage>
  );
}

/** The story of one case: what is happening now, what comes next, what is needed from me, and all that was. */
export function storyPage(load: LoadStorySlots) {
  const slots = load();
  return function StoryPage({ params }: StoryPageProps) {
    return (
      <MoreText catalogues={STORY_TEXTS}>
        <OneStory params={params} slots={slots} />
      </MoreText>
    );
  };
}
