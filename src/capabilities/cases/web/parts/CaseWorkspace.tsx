import { IconBolt, IconCheck, IconDots, IconLock, IconMessageReply, IconUserCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { fromIso } from '#kernel/time.ts';
import { Act } from '#ui/Button.tsx';
import { DeskPage, PhoneAction } from '#ui/desk/DeskShell.tsx';
import { useCommand } from '#ui/keyboard/useCommand.ts';
import { Menu } from '#ui/Menu.tsx';
import { recall, remember } from '#ui/memory.ts';
import { NowLine } from '#ui/NowLine.tsx';
import { useSearch } from '#ui/navigation.tsx';
import { usePageTitle } from '#ui/page.tsx';
import { ErrorState } from '#ui/states.tsx';
import { useText } from '#ui/text.tsx';
import { useTime } from '#ui/time/useTime.ts';
import { useMedia } from '#ui/useMedia.ts';
import { isOpen, stageOf } from '../../domain/states.ts';
import type { Detail, HistoryEntry, Message, Note } from '../queries.ts';
import { DockedComposer, OverlayComposer } from './CaseComposer.tsx';
import { CaseConversation } from './CaseConversation.tsx';
import { CaseForms } from './CaseForms.tsx';
import { CaseBar, CaseHead } from './CaseHead.tsx';
import { DoneStrip, DueStrip, WaitingStrip } from './CaseStrips.tsx';
import { Details, DetailsRail } from './DetailsRail.tsx';
import { CustomerRail, PeopleRail } from './PeopleRail.tsx';
import { type PromiseActs, PromisesRail } from './PromisesRail.tsx';
import { isLate } from './promises.ts';
import { DENSITIES, type Density, storyOf } from './story.ts';
import { Tabs } from './Tabs.tsx';
import { type CaseActions, useCaseActions } from './useCaseActions.tsx';
import { type ComposerState, useComposer } from './useComposer.ts';
import './case.css';

export interface WorkspaceProps {
  readonly of: Detail;
  readonly messages: readonly Message[];
  readonly notes: readonly Note[];
  readonly history: readonly HistoryEntry[];
}

const DENSITY_KEY = 'evenkeel.density';
const PHONE = '(max-width: 700px)';
const NARROW = '(max-width: 1200px)';
const TABS = ['conversation', 'promises', 'people', 'details'] as const;
type TabId = (typeof TABS)[number];

function useDensity() {
  const [density, setDensity] = useState<Density>(() => {
    const kept = recall(DENSITY_KEY);
    return DENSITIES.find((one) => one === kept) ?? 'notes';
  });
  const choose = (next: Density) => {
    remember(DENSITY_KEY, next);
    setDensity(next);
  };
  return [density, choose] as const;
}

interface StoryProps extends WorkspaceProps {
  readonly composer: ComposerState;
  readonly mayReply: boolean;
  readonly docked: boolean;
}

/** The conversation in the chosen density, with the editors below it. */
function Story({ of, messages, notes, history, composer, mayReply, docked }: StoryProps) {
  const t = useText();
  const [density, choose] = useDensity();
  return (
    <section className="cs-conversation" aria-label={t('story.title')} data-region>
      <div className="cs-column-head">
        <h2>{t('story.title')}</h2>
        <span className="grow" />
        <fieldset className="cs-density">
          <legend className="sr">{t('story.show')}</legend>
          {DENSITIES.map((one) => (
            <button key={one} type="button" aria-pressed={one === density} onClick={() => choose(one)}>
              {t(`story.density.${one}`)}
            </button>
          ))}
        </fieldset>
      </div>
      <CaseConversation of={of} items={storyOf({ messages, notes, history }, density)} />
      {docked && <DockedComposer of={of} composer={composer} mayReply={mayReply} />}
    </section>
  );
}

interface BarProps {
  readonly of: Detail;
  readonly actions: CaseActions;
  readonly onResolve: () => void;
}

function BarActs({ of, actions, onResolve }: BarProps) {
  const t = useText();
  return (
    <>
      {actions.taking.isError && <ErrorState failed={t('case.not-taken')} error={actions.taking.error} />}
      {actions.open && of.owner === null && (
        <Act icon={IconUserCheck} command="case.take" busy={actions.taking.isPending} onClick={actions.take}>
          {t('case.take')}
        </Act>
      )}
      {actions.open && of.owner !== null && (
        <span className="cs-wide-only">
          <Act icon={IconCheck} command="case.resolve" onClick={onResolve}>
            {t('case.resolve')}
          </Act>
        </span>
      )}
      <span className="cs-wide-only">
        <Menu label={t('case.more')} items={actions.items} />
      </span>
    </>
  );
}

function Now({ of, actions }: Omit<BarProps, 'onResolve'>) {
  const t = useText();
  const time = useTime();
  const said = stageOf(of.state) === 'over' ? null : of.now;
  return (
    <div className="cs-now">
      {(said !== null || isOpen(of.state)) && (
        <NowLine
          sentence={said?.text ?? null}
          {...(said && { since: fromIso(said.since) })}
          stale={isLate(of, time.now)}
          action={
            actions.open && (
              <Act icon={IconBolt} command="case.now-line" onClick={() => actions.show({ name: 'now' })}>
                {t('case.now-line')}
              </Act>
            )
          }
        />
      )}
      <WaitingStrip of={of} />
      <DoneStrip of={of} onReopen={() => actions.show({ name: 'reopen' })} />
    </div>
  );
}

interface SidesProps {
  readonly of: Detail;
  readonly actions: CaseActions;
  readonly acts: PromiseActs;
}

/** The side column of a wide screen. */
function Rail({ of, actions, acts }: SidesProps) {
  const t = useText();
  return (
    <aside className="cs-rail" aria-label={t('rail.title')} data-region>
      <PromisesRail of={of} acts={acts} mayWork={actions.mayWork} />
      <PeopleRail of={of} onAssign={() => actions.show({ name: 'assign' })} mayWork={actions.mayWork} />
      <CustomerRail of={of} />
      <DetailsRail of={of} />
    </aside>
  );
}

function Side({ tab, of, actions, acts }: SidesProps & { readonly tab: Exclude<TabId, 'conversation'> }) {
  return (
    <div className="cs-side">
      {tab === 'promises' && <PromisesRail of={of} acts={acts} mayWork={actions.mayWork} />}
      {tab === 'people' && (
        <>
          <PeopleRail of={of} onAssign={() => actions.show({ name: 'assign' })} mayWork={actions.mayWork} />
          <CustomerRail of={of} />
        </>
      )}
      {tab === 'details' && <Details of={of} />}
    </div>
  );
}

function Phone({ actions, composer }: { readonly actions: CaseActions; readonly composer: ComposerState }) {
  const t = useText();
  return (
    <>
      {actions.open && (
        <PhoneAction icon={IconMessageReply} label={t('case.reply')} onPress={() => composer.ask('reply')} />
      )}
      <PhoneAction icon={IconLock} label={t('case.note')} onPress={() => composer.ask('note')} />
      {actions.open && (
        <PhoneAction icon={IconBolt} label={t('now.label')} onPress={() => actions.show({ name: 'now' })} />
      )}
      <PhoneAction icon={IconDots} label={t('case.more-short')} onPress={() => actions.show({ name: 'actions' })} />
    </>
  );
}

/** What somebody wants to write right away: `?open=reply`. */
function useWanted(): 'reply' | 'note' | null {
  const wanted = useSearch().get('open');
  return wanted === 'reply' || wanted === 'note' ? wanted : null;
}

/** A case as the desk works on it. */
export function CaseWorkspace(props: WorkspaceProps) {
  const { of, messages } = props;
  const t = useText();
  const phone = useMedia(PHONE);
  const narrow = useMedia(NARROW);
  const wanted = useWanted();
  const [tab, setTab] = useState<TabId>('conversation');
  const composer = useComposer({
    of,
    messages,
    first: { kind: wanted ?? (phone ? null : 'reply'), asked: wanted !== null },
    overlay: phone,
  });
  const toStory = (act: () => void) => () => {
    setTab('conversation');
    act();
  };
  const onResolve = toStory(composer.resolve);
  const elsewhere = { enabled: tab !== 'conversation' && !phone };
  useCommand(
    'case.reply',
    toStory(() => composer.ask('reply')),
    elsewhere,
  );
  useCommand(
    'case.note',
    toStory(() => composer.ask('note')),
    elsewhere,
  );
  const actions = useCaseActions({ of, onResolve });
  usePageTitle([of.now?.text, of.subject, of.number].filter(Boolean).join(' · '));
  const acts: PromiseActs = {
    onReply: toStory(() => composer.ask('reply')),
    onResolve,
    onRenegotiate: (promise) => actions.show({ name: 'renegotiate', promise }),
    onCallback: () => actions.show({ name: 'callback' }),
  };
  const story = <Story {...props} composer={composer} mayReply={actions.open} docked={!phone} />;
  return (
    <DeskPage phoneBar={<Phone actions={actions} composer={composer} />}>
      <div className="cs">
        <CaseBar number={of.number}>
          <BarActs of={of} actions={actions} onResolve={onResolve} />
        </CaseBar>
        <CaseHead of={of} />
        <Now of={of} actions={actions} />
        {narrow ? (
          <div className="cs-narrow">
            <DueStrip of={of} />
            <Tabs
              label={t('case.parts')}
              tabs={TABS.map((id) => ({ id, label: t(`case.tab.${id}`) }))}
              current={tab}
              onChoose={setTab}
            >
              {tab === 'conversation' ? story : <Side tab={tab} of={of} actions={actions} acts={acts} />}
            </Tabs>
          </div>
        ) : (
          <>
            {story}
            <Rail of={of} actions={actions} acts={acts} />
          </>
        )}
      </div>
      {phone && <OverlayComposer of={of} composer={composer} mayReply={actions.open} />}
      <CaseForms of={of} actions={actions} />
    </DeskPage>
  );
}
