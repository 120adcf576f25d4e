import { IconBolt, IconCheck, IconDots, IconLock, IconMessageReply, IconUserCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { fromIso } from '#kernel/time.ts';
import { Act } from '#ui/Button.tsx';
import { DeskPage, PhoneAction } from '#ui/desk/DeskShell.tsx';
import { useCommand } from '#ui/keyboard/useCommand.ts';
import { Menu } from '#ui/Menu.tsx';
import { NowLine } from '#ui/NowLine.tsx';
import { useSearch } from '#ui/navigation.tsx';
import { usePageTitle } from '#ui/page.tsx';
import { ErrorState } from '#ui/states.tsx';
import { useText } from '#ui/text.tsx';
import { useTime } from '#ui/time/useTime.ts';
import { useMedia } from '#ui/useMedia.ts';
import { isOpen, stageOf } from '../../domain/states.ts';
import type { Detail } from '../queries.ts';
import { OverlayComposer } from './CaseComposer.tsx';
import { CaseForms } from './CaseForms.tsx';
import { CaseBar, CaseHead } from './CaseHead.tsx';
import { CaseRail, CaseSide, TABS, type TabId } from './CaseSides.tsx';
import { CaseStory, type WholeCase } from './CaseStory.tsx';
import { AwayStrip, DoneStrip, DueStrip, NotReachedStrip, WaitingStrip } from './CaseStrips.tsx';
import type { PromiseActs } from './PromisesRail.tsx';
import { isLate } from './promises.ts';
import { Tabs } from './Tabs.tsx';
import { type CaseActions, useCaseActions } from './useCaseActions.tsx';
import { type ComposerState, useComposer } from './useComposer.ts';
import './case.css';

const PHONE = '(max-width: 700px)';
const NARROW = '(max-width: 1200px)';

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
      <NotReachedStrip of={of} onReach={() => actions.show({ name: 'spoken' })} />
      <AwayStrip of={of} />
      <WaitingStrip of={of} />
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

/** What somebody wants to write right away: `?open=reply`. */
function useWanted(): 'reply' | 'note' | null {
  const wanted = useSearch().get('open');
  return wanted === 'reply' || wanted === 'note' ? wanted : null;
}

/** The state of a case's page: which part is in sight, what is being written, which form stands over it. */
function useWorkspace({ of, messages }: WholeCase, phone: boolean) {
  const wanted = useWanted();
  const [tab, setTab] = useState<TabId>('conversation');
  const first = { kind: wanted ?? (phone ? null : ('reply' as const)), asked: wanted !== null };
  const composer = useComposer({ of, messages, first, overlay: phone });
  const toStory = (act: () => void) => () => {
    setTab('conversation');
    act();
  };
  const onReply = toStory(() => composer.ask('reply'));
  const onNote = toStory(() => composer.ask('note'));
  const onResolve = toStory(composer.resolve);
  const actions = useCaseActions({ of, onResolve });
  const elsewhere = tab !== 'conversation' && !phone;
  useCommand('case.reply', onReply, { enabled: elsewhere && actions.open });
  useCommand('case.note', onNote, { enabled: elsewhere });
  const acts: PromiseActs = {
    onReply,
    onResolve,
    onRenegotiate: (promise) => actions.show({ name: 'renegotiate', promise }),
    onCallback: () => actions.show({ name: 'callback' }),
  };
  return { tab, setTab, composer, actions, acts };
}

/** A case as the desk works on it. */
export function CaseWorkspace(props: WholeCase) {
  const { of } = props;
  const t = useText();
  const phone = useMedia(PHONE);
  const narrow = useMedia(NARROW);
  const { tab, setTab, composer, actions, acts } = useWorkspace(props, phone);
  usePageTitle([of.now?.text, of.subject, of.number].filter(Boolean).join(' · '));
  const story = <CaseStory {...props} composer={composer} mayReply={actions.open} docked={!phone} />;
  const tabs = TABS.map((id) => ({ id, label: t(`case.tab.${id}`) }));
  return (
    <DeskPage phoneBar={<Phone actions={actions} composer={composer} />}>
      <div className="cs">
        <CaseBar number={of.number}>
          <BarActs of={of} actions={actions} onResolve={acts.onResolve} />
        </CaseBar>
        <CaseHead of={of} />
        <Now of={of} actions={actions} />
        {narrow ? (
          <div className="cs-narrow">
            <DueStrip of={of} />
            <Tabs label={t('case.parts')} tabs={tabs} current={tab} onChoose={setTab}>
              {tab === 'conversation' ? story : <CaseSide tab={tab} of={of} actions={actions} acts={acts} />}
            </Tabs>
          </div>
        ) : (
          <>
            {story}
            <CaseRail of={of} actions={actions} acts={acts} />
          </>
        )}
      </div>
      {phone && <OverlayComposer of={of} composer={composer} mayReply={actions.open} />}
      <CaseForms of={of} actions={actions} />
    </DeskPage>
  );
}
