import {
  type CorpusMail,
  type Dmarc,
  type Expected,
  FROM_THE_TEAM,
  HEARD,
  NEW_CASE,
  type People,
  type Scene,
  setAside,
  WAITS,
} from './corpus-mail.ts';
import { letter } from './letter.ts';

type Who = 'requester' | 'former' | 'stranger' | 'agent' | 'disabled';
type Token = 'good' | 'stolen' | 'absent' | 'forged' | 'expired';

const DECEIVED = setAside('authentication', 'dmarc');
const NO_THREAD: Readonly<Record<Who, Expected>> = {
  requester: NEW_CASE,
  former: NEW_CASE,
  stranger: NEW_CASE,
  agent: FROM_THE_TEAM,
  disabled: setAside('refused', 'case.requester-inactive'),
};

/** What the mail of each is, when its sender is proven and when nobody proved it. A token never says who writes. */
const IN_THREAD: Readonly<
  Record<Who, Readonly<Record<'good' | 'stolen', Readonly<Record<'pass' | 'none', Expected>>>>>
> = {
  requester: {
    good: { pass: HEARD, none: HEARD },
    stolen: { pass: HEARD, none: { ...WAITS, reason: 'unverified-sender' } },
  },
  former: { good: { pass: WAITS, none: WAITS }, stolen: { pass: WAITS, none: WAITS } },
  stranger: { good: { pass: WAITS, none: WAITS }, stolen: { pass: WAITS, none: WAITS } },
  agent: { good: { pass: WAITS, none: WAITS }, stolen: { pass: WAITS, none: WAITS } },
  disabled: { good: { pass: WAITS, none: WAITS }, stolen: { pass: WAITS, none: WAITS } },
};

/** Whose words are judged: with a stolen token the participant is one who never wrote to this case. */
function senderOf(people: People, who: Who, token: Token): string {
  return who === 'requester' && token === 'stolen' ? people.watcher : people[who];
}

function expectedOf(who: Who, token: Token, dmarc: Dmarc): Expected {
  if (dmarc === 'fail') return DECEIVED;
  if (token !== 'good' && token !== 'stolen') return NO_THREAD[who];
  return IN_THREAD[who][token][dmarc === 'pass' ? 'pass' : 'none'];
}

/** Forged and expired addresses are refused at the door, so they come in the header and as Message-IDs. */
function mailWith(scene: Scene, who: Who, token: Token) {
  const { desk, people, open } = scene;
  const from = senderOf(people, who, token);
  if (token === 'absent') return letter({ from, to: desk });
  if (token === 'good') return letter({ from, to: open.reply(from) });
  if (token === 'stolen') return letter({ from, to: open.reply(people.requester) });
  const dead = scene[token];
  const headers = [`In-Reply-To: ${dead.messageId(from)}`, `References: ${dead.messageId(from)}`];
  return letter({ from, to: `${dead.reply(from)}, ${desk}`, envelopeTo: [desk], headers });
}

const WHO = ['requester', 'former', 'stranger', 'agent', 'disabled'] as const;
const TOKENS = ['good', 'stolen', 'absent', 'forged', 'expired'] as const;
// Unproven before proven: whoever was heard once is known from then on.
const DMARC = ['none', 'fail', 'pass'] as const;

/** 75 mails: every kind of token by every kind of sender, proven, false and unproven. */
export const SPOOFS: readonly CorpusMail[] = WHO.flatMap((who) =>
  TOKENS.flatMap((token) =>
    DMARC.map((dmarc) => ({
      name: `spoof: ${who}, token ${token}, DMARC ${dmarc}`,
      dmarc,
      mails: (scene: Scene) => [mailWith(scene, who, token)],
      expected: expectedOf(who, token, dmarc),
    })),
  ),
);
