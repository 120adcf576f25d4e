import {
  IconBolt,
  IconBuilding,
  IconCheck,
  IconListDetails,
  IconLock,
  IconMessageReply,
  IconPlus,
  IconSunrise,
} from '@tabler/icons-react';
import { AccountMenu } from '#ui/AccountMenu.tsx';
import { AccountPanel } from '#ui/AccountPanel.tsx';
import { Act, Button } from '#ui/Button.tsx';
import { Conversation, ConversationEvent } from '#ui/Conversation.tsx';
import { DeskPage, DeskShell, type NavItem, PhoneAction } from '#ui/desk/DeskShell.tsx';
import { SearchButton } from '#ui/desk/SearchButton.tsx';
import { TextField } from '#ui/Field.tsx';
import { LevelLine } from '#ui/LevelLine.tsx';
import { Message } from '#ui/Message.tsx';
import { Moment } from '#ui/Moment.tsx';
import { NowLine, NowMini } from '#ui/NowLine.tsx';
import { PromiseChip } from '#ui/PromiseChip.tsx';
import { PageHeading, usePageTitle } from '#ui/page.tsx';
import { PortalPage, PortalShell } from '#ui/portal/PortalShell.tsx';
import { Section } from '#ui/Section.tsx';
import { OrRule, SignInLayout } from '#ui/SignInLayout.tsx';
import { TeamNote } from '#ui/TeamNote.tsx';
import { Timeline } from '#ui/Timeline.tsx';
import { useText } from '#ui/text.tsx';
import { useTime } from '#ui/time/useTime.ts';
import { SampleComposer } from './EditorsPart.tsx';
import {
  HAPPENED,
  inMinutes,
  LONG_SUBJECT,
  MESSAGES,
  NOTE,
  NOW,
  ORGANISATION,
  PEOPLE,
  PHONE,
  SUBJECT,
  TEAM,
  WORDS,
} from './sample.ts';

function useItems(current: string): readonly NavItem[] {
  const t = useText();
  return [
    { id: 'today', label: t('nav.today'), icon: IconSunrise, href: '/desk/kit/desk', command: 'anywhere.today' },
    {
      id: 'queue',
      label: t('nav.queue'),
      icon: IconListDetails,
      href: '/desk/kit/case',
      command: 'anywhere.queue',
      needs: WORDS.needs,
    },
  ].map((item) => ({ ...item, current: item.id === current }) as NavItem);
}

function SampleAccount() {
  return (
    <AccountMenu name={PEOPLE.ayse}>
      <AccountPanel name={PEOPLE.ayse} about={TEAM} onSignOut={() => undefined} />
    </AccountMenu>
  );
}

function Tools() {
  return (
    <>
      <SearchButton label={WORDS.search} command="anywhere.palette" onPress={() => undefined} />
      <Act icon={IconPlus} command="anywhere.new-case">
        {WORDS.newCase}
      </Act>
    </>
  );
}

/** The desk's shell around something like Today. */
export function DeskSample() {
  const time = useTime();
  const t = useText();
  usePageTitle(WORDS.today);
  return (
    <DeskShell items={useItems('today')} home="/desk/kit/desk" account={<SampleAccount />} tools={<Tools />}>
      <DeskPage title={t('nav.today')} about={`${time.longDay(time.now)} · ${TEAM}`}>
        <div className="kit">
          <PageHeading>{WORDS.today}</PageHeading>
          <p className="t-3">{WORDS.after}</p>
          <Section title={WORDS.overdue} count={1}>
            <div className="kit-row">
              <PromiseChip state="over" />
              <span className="grow">{LONG_SUBJECT}</span>
            </div>
          </Section>
          <LevelLine />
          <Section title={WORDS.next} count={2}>
            {[12, 27].map((minutes) => (
              <div className="kit-row" key={minutes}>
                <Moment at={inMinutes(minutes)} strong />
                <PromiseChip state="soon" />
                <div className="grow">
                  <p className="t-500 t-cut">{SUBJECT}</p>
                  <NowMini sentence={NOW} since={inMinutes(-8)} />
                </div>
              </div>
            ))}
          </Section>
        </div>
      </DeskPage>
    </DeskShell>
  );
}

/** The desk's shell around a conversation with its editors. */
export function CaseSample() {
  usePageTitle(SUBJECT);
  const [first, second, third] = MESSAGES;
  const noop = () => undefined;
  const bar = (
    <>
      <PhoneAction icon={IconMessageReply} label={WORDS.reply} onPress={noop} />
      <PhoneAction icon={IconLock} label={WORDS.nextWord} onPress={noop} />
      <PhoneAction icon={IconBolt} label={WORDS.nowLine} onPress={noop} />
    </>
  );
  return (
    <DeskShell items={useItems('queue')} home="/desk/kit/desk" account={<SampleAccount />}>
      <DeskPage phoneBar={bar}>
        <div className="kit-case">
          <PageHeading className="t-h2 sr">{SUBJECT}</PageHeading>
          <NowLine
            sentence={NOW}
            since={inMinutes(-8)}
            action={
              <Act icon={IconBolt} command="case.now-line">
                {WORDS.nowLine}
              </Act>
            }
          />
          <Conversation>
            <Message {...first} />
            <Message {...second} own />
            <TeamNote name={PEOPLE.jan} at={inMinutes(-37)} text={NOTE} />
            <Message {...third} own />
            <ConversationEvent>{WORDS.event}</ConversationEvent>
            <Message {...first} name={PEOPLE.longer} />
          </Conversation>
          <SampleComposer first="reply" />
        </div>
      </DeskPage>
    </DeskShell>
  );
}

/** The portal's shell around something like a case story. */
export function PortalSample() {
  usePageTitle(SUBJECT, ORGANISATION);
  const items = [WORDS.cases, WORDS.status, WORDS.help].map((label, place) => ({
    href: `/desk/kit/portal?${place}`,
    label,
    current: place === 0,
  }));
  return (
    <PortalShell
      organisation={{ name: ORGANISATION }}
      items={items}
      account={
        <AccountMenu name={PEOPLE.maria} kind="customer">
          <AccountPanel name={PEOPLE.maria} about={WORDS.marketing} onSignOut={() => undefined} />
        </AccountMenu>
      }
      contact={
        <>
          {WORDS.callUs}
          <b>{PHONE}</b>
          {WORDS.always}
        </>
      }
    >
      <PortalPage width="wide">
        <PageHeading className="t-h1">{SUBJECT}</PageHeading>
        <p className="t-sm t-3">{WORDS.caseAbout}</p>
        <div className="row gap8 wrap kit-below">
          <Button icon={IconCheck}>{WORDS.emptyAct}</Button>
          <Button look="filled">{WORDS.continue}</Button>
        </div>
        <div className="kit-below">
          <Section title={WORDS.happened}>
            <Timeline entries={HAPPENED} />
          </Section>
        </div>
      </PortalPage>
    </PortalShell>
  );
}

/** The page before the doors. */
export function SignInSample() {
  return (
    <SignInLayout title={WORDS.signIn} organisation={ORGANISATION}>
      <form onSubmit={(event) => event.preventDefault()}>
        <TextField label={WORDS.email} type="email" autoComplete="username" large defaultValue={WORDS.emailValue} />
        <Button look="filled" size="lg" wide type="submit">
          {WORDS.continue}
        </Button>
      </form>
      <OrRule>{WORDS.or}</OrRule>
      <Button size="lg" wide icon={IconBuilding}>
        {WORDS.account}
      </Button>
      <p className="ek-signin-help">
        {WORDS.cantGetIn}
        <b>{PHONE}</b>
        {WORDS.always}
      </p>
    </SignInLayout>
  );
}
