import { IconBolt, IconCheck, IconDots, IconLock, IconMessageReply, IconUserCheck } from '@tabler/icons-react';
import { Suspense, useEffect, useState } from 'react';
import { fromIso } from '#kernel/time.ts';
import { Act } from '#ui/Button.tsx';
import { DeskPage, PhoneAction } from '#ui/desk/DeskShell.tsx';
import { useCommand } from '#ui/keyboard/useCommand.ts';
import { lazy } from '#ui/lazy.tsx';
import { Menu } from '#ui/Menu.tsx';
import { NowLine } from '#ui/NowLine.tsx';
import { usePageTitle } from '#ui/page.tsx';
import { ErrorState } from '#ui/states.tsx';
import { useText } from '#ui/text.tsx';
import { useTime } from '#ui/time/useTime.ts';
import { useMedia } from '#ui/useMedia.ts';
import { isOpen, stageOf } from '../../domain/states.ts';
import type { Detail } from '../queries.ts';
import { type StepsSlot, useCaseSlots } from '../slots.ts';
import { Approval } from './approval/Approval.tsx';
import { OverlayComposer } from './CaseComposer.tsx';
import { CaseBar, CaseHead } from './CaseHead.tsx';
import { CaseRail, CaseSide, MIDDLE, TABS, type TabId } from './CaseSides.tsx';
import { CaseStory, type WholeCase } from './CaseStory.tsx';
import { AwayStrip, DoneStrip, DueStrip, NotReachedStrip, WaitingStrip } from './CaseStrips.tsx';
import { LiveStrip, ReachActs } from './live/Live.tsx';
import { PresenceLine } from './PresenceLine.tsx';
import type { PromiseActs } from './PromisesRail.tsx';
import { isLate, mayHaveBeenDone } from './promises.ts';
import { Tabs } from './Tabs.tsx';
import { TransferStrip } from './transfer/TransferStrip.tsx';
import { type CaseActions, useCaseActions } from './useCaseActions.tsx';
import { type ComposerState, useComposer } from './useComposer.ts';
import { useRail } from './useRail.ts';
import { useTabs } from './useTabs.tsx';
import { firstEditor, useWanted } from './wanted.ts';
import './case.css';

/** The forms come right after the page, so that none keeps it waiting and none keeps its reader waiting. */
const loadForms = () => import('./CaseForms.tsx');
const CaseForms = lazy(() => loadForms().then((file) => file.CaseForms));
const EscalationStrip = lazy(() => import('./EscalationStrip.tsx').then((file) => file.EscalationStrip));
const PartStrips = lazy(() => import('./links/PartStrips.tsx').then((file) => file.PartStrips));
const PHONE = '(max-width: 700px)';
const NARROW = '(max-width: 1200px)';
/** Room for the steps tried beside the conversation. */
const WIDE = '(min-width: 1400px)';

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

interface NowProps extends Omit<BarProps, 'onResolve'> {
  /** Brings back the column that says what is due next; where it is hidden, that stands here. */
  readonly onRail: (() => void) | null;
}

function Now({ of, actions, onRail }: NowProps) {
  const t = useText();
  const time = useTime();
  const { Improvements, MissedCalls, Referred, Reminding, SaidOfCase } = useCaseSlots();
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
      {onRail && <DueStrip of={of} onRail={onRail} />}
      <LiveStrip of={of} />
      <NotReachedStrip of={of} onReach={() => actions.show({ name: 'spoken' })} />
      {of.escalation && (
        <Suspense fallback={<div className="cs-strip" aria-busy />}>
          <EscalationStrip of={of} escalation={of.escalation} />
        </Suspense>
      )}
      <TransferStrip
        of={of}
        onGiveBack={() => actions.show({ name: 'give-back' })}
        onAsk={() => actions.show({ name: 'helped' })}
      />
      <Suspense fallback={null}>
        <MissedCalls of={of} ReachActs={ReachActs} onReached={() => actions.show({ name: 'spoken' })} />
        <PartStrips of={of} />
        <Referred of={of} />
        <Improvements of={of} />
        {isOpen(of.state) && <Reminding of={of} onAgain={() => actions.show({ name: 'remind' })} />}
        {mayHaveBeenDone(of) && <SaidOfCase of={of} />}
      </Suspense>
      <AwayStrip of={of} />
      <WaitingStrip of={of} />
      <Approval of={of} />
      <DoneStrip of={of} onReopen={() => actions.show({ name: 'reopen' })} />
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

/** The state of a case's page: which part is in sight, what is being written, which form stands over it. */
function useWorkspace({ of, messages }: WholeCase, phone: boolean) {
  const wanted = useWanted();
  const [tab, setTab] = useState<TabId>(wanted === 'step' ? 'steps' : 'conversation');
  const [logging, setLogging] = useState(wanted === 'step');
  const first = firstEditor(wanted, phone);
  const composer = useComposer({ of, messages, first, overlay: phone, resolves: wanted === 'resolve' });
  const toStory = (act: () => void) => () => {
    setTab('conversation');
    act();
  };
  const onReply = toStory(() => composer.ask('reply'));
  const onNote = toStory(() => composer.ask('note'));
  const onResolve = toStory(composer.resolve);
  const onLogStep = () => {
    setTab('steps');
    setLogging(true);
  };
  const actions = useCaseActions({ of, onResolve, onLogStep });
  const elsewhere = tab !== 'conversation' && !phone;
  useCommand('case.reply', onReply, { enabled: elsewhere && actions.open });
  useCommand('case.note', onNote, { enabled: elsewhere });
  const acts: PromiseActs = {
    onReply,
    onResolve,
    onRenegotiate: (promise) => actions.show({ name: 'renegotiate', promise }),
    onCallback: () => actions.show({ name: 'callback' }),
    onReached: () => actions.show({ name: 'spoken' }),
    onAsk: () => actions.show({ name: 'helped' }),
  };
  const steps: StepsSlot = {
    of,
    logging,
    onLogging: setLogging,
    onWrite: (sentence) => {
      composer.reply.write([composer.reply.draft.text.trim(), sentence].filter(Boolean).join('\n\n'));
      onReply();
    },
  };
  return { tab, setTab, composer, actions, acts, steps };
}

/** A case as the desk works on it. */
export function CaseWorkspace(props: WholeCase) {
  const { of } = props;
  const t = useText();
  useEffect(() => void loadForms().catch(() => undefined), []);
  const phone = useMedia(PHONE);
  const narrow = useMedia(NARROW);
  const wide = useMedia(WIDE);
  const rail = useRail(!narrow);
  const { Steps } = useCaseSlots();
  const { tab, setTab, composer, actions, acts, steps } = useWorkspace(props, phone);
  const tabOf = useTabs(of);
  usePageTitle([of.now?.text, of.subject, of.number].filter(Boolean).join(' · '));
  const story = <CaseStory {...props} composer={composer} mayReply={actions.open} docked={!phone} />;
  const middle = tab === 'steps' ? tab : 'conversation';
  return (
    <DeskPage phoneBar={<Phone actions={actions} composer={composer} />}>
      <div className="cs" data-rail={rail.hidden ? 'hidden' : undefined}>
        <CaseBar number={of.number}>
          <PresenceLine caseId={of.id} composer={composer} />
          <BarActs of={of} actions={actions} onResolve={acts.onResolve} />
        </CaseBar>
        <CaseHead of={of} />
        <Now of={of} actions={actions} onRail={rail.hidden && !narrow ? rail.toggle : null} />
        {narrow ? (
          <div className="cs-narrow">
            <DueStrip of={of} />
            <Tabs label={t('case.parts')} tabs={TABS.map(tabOf)} current={tab} onChoose={setTab}>
              {tab === 'conversation' && story}
              {tab === 'steps' && <Steps {...steps} />}
              {tab !== 'conversation' && tab !== 'steps' && (
                <CaseSide tab={tab} of={of} actions={actions} acts={acts} />
              )}
            </Tabs>
          </div>
        ) : (
          <>
            {wide ? (
              <>
                {story}
                <Steps {...steps} />
              </>
            ) : (
              <div className="cs-middle">
                <Tabs label={t('case.parts')} tabs={MIDDLE.map(tabOf)} current={middle} onChoose={setTab}>
                  {middle === 'steps' ? <Steps {...steps} /> : story}
                </Tabs>
              </div>
            )}
            <CaseRail of={of} actions={actions} acts={acts} hidden={rail.hidden} />
          </>
        )}
      </div>
      {phone && <OverlayComposer of={of} composer={composer} mayReply={actions.open} />}
      <Suspense fallback={null}>
        <CaseForms of={of} actions={actions} />
      </Suspense>
    </DeskPage>
  );
}
