import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CaseId } from '#kernel/ids.ts';
import type { KnownAboutMail, MailFacts, ThreadMatch } from './mail-facts.ts';
import { routeMail } from './route-mail.ts';

const caseId = CaseId.parse('019ab000-0000-7000-8000-00000000c0de');
const other = CaseId.parse('019ab000-0000-7000-8000-00000000beef');

const mail: MailFacts = {
  failure: null,
  from: 'lena.brandt@marenholt.example',
  ambiguousSender: false,
  envelopeFrom: 'lena.brandt@marenholt.example',
  subject: 'Label printer',
  text: 'It prints blank labels.',
  hasLink: false,
  report: null,
  autoSubmitted: null,
  precedence: null,
  listId: null,
  listPost: null,
  autoReplyHeader: false,
  autoResponseSuppress: null,
};

const threads: KnownAboutMail['threads'] = {
  replyAddress: null,
  ourMessageId: null,
  foreignMessageId: null,
  subjectTag: null,
  reportedMail: null,
};

const known: KnownAboutMail = {
  earlier: null,
  ours: { addresses: ['help@desk.marenholt.example'], domains: ['desk.marenholt.example'] },
  carriesOurMark: false,
  counts: { toSameCaseInTenMinutes: 0, inLastHour: 0 },
  fromTheTeam: false,
  authentication: { result: 'none', policy: 'none' },
  threads,
};

const match = (changes: Partial<ThreadMatch> = {}): ThreadMatch => ({
  caseId,
  sender: 'participant',
  addressKnown: true,
  closedLongAgo: false,
  ...changes,
});

const route = (m: Partial<MailFacts>, k: Partial<KnownAboutMail> = {}) =>
  routeMail({ ...mail, ...m }, { ...known, ...k });
const by = (trace: Partial<KnownAboutMail['threads']>) => ({ threads: { ...threads, ...trace } });
const pass = { authentication: { result: 'pass', policy: 'reject' } } as const;

describe('a mail that means nothing special', () => {
  test('becomes a case', () => {
    expect(route({})).toEqual({
      kind: 'case',
      related: null,
      rule: 'new',
      reason: 'new',
      unverifiedSender: true,
      messageIdReused: false,
      mayAcknowledge: true,
    });
    expect(route({}, pass)).toMatchObject({ kind: 'case', unverifiedSender: false });
  });

  test('is not acknowledged where nobody asked for it', () => {
    expect(route({ autoResponseSuppress: 'all' })).toMatchObject({ kind: 'case', mayAcknowledge: false });
    expect(route({ autoResponseSuppress: 'none' })).toMatchObject({ kind: 'case', mayAcknowledge: true });
    expect(route({ from: 'no-reply@monitor.example' })).toMatchObject({ kind: 'case', mayAcknowledge: false });
  });

  test('says when its Message-ID came before with another body', () => {
    const earlier = { receivedId: 'r1', sameBody: false };
    expect(route({}, { earlier })).toMatchObject({ kind: 'case', messageIdReused: true });
  });
});

describe('what a person must look at first', () => {
  test.each(['timeout', 'too-large', 'unparsable'] as const)('a mail that is %s', (failure) => {
    expect(routeMail({ failure }, known)).toMatchObject({ kind: 'quarantine', rule: 'limits', reason: failure });
  });

  test.each([
    ['no sender', { from: null }, {}, 'no-sender'],
    ['two senders', { ambiguousSender: true }, {}, 'ambiguous-sender'],
    ['our own address', { from: 'help@desk.marenholt.example' }, {}, 'from-ourselves'],
    ['one of our signed addresses', { from: 'reply+abc@desk.marenholt.example' }, {}, 'from-ourselves'],
    ['our own mail come back', {}, { carriesOurMark: true }, 'our-own-mail'],
    ['a sixth mail to one case', {}, { counts: { toSameCaseInTenMinutes: 5, inLastHour: 5 } }, 'many-to-one-case'],
    ['a 21st mail in an hour', {}, { counts: { toSameCaseInTenMinutes: 0, inLastHour: 20 } }, 'many-from-one-sender'],
    ['a false sender', {}, { authentication: { result: 'fail', policy: 'reject' } }, 'dmarc'],
    ['a doubtful sender', {}, { authentication: { result: 'fail', policy: 'quarantine' } }, 'dmarc'],
    ['an unmatched bounce', { report: 'delivery-status' }, {}, 'bounce-unmatched'],
    ['a daemon', { from: 'mailer-daemon@mx.example', envelopeFrom: '' }, {}, 'bounce-unmatched'],
  ] as const)('%s', (_, m, k, reason) => {
    expect(route(m, k)).toMatchObject({ kind: 'quarantine', reason, mayAcknowledge: false });
  });

  test('a person at our domain is not ourselves, and a domain without a policy is not false', () => {
    expect(route({ from: 'ayse.yilmaz@desk.marenholt.example' })).toMatchObject({ kind: 'case' });
    expect(route({}, { authentication: { result: 'fail', policy: 'none' } })).toMatchObject({ kind: 'case' });
  });
});

describe("another service's verification mail", () => {
  const code = { from: 'no-reply@accounts.bigsaas.example', subject: 'Your code', text: 'Verification code: 493 028' };

  test.each([
    ['a code', code],
    ['a link', { ...code, text: 'Confirm your e-mail address', hasLink: true }],
    ['a German code', { ...code, text: 'Ihr Sicherheitscode lautet 493028' }],
    ['a French code', { ...code, text: 'Votre code de vérification : 4930' }],
    ['an account name', { ...code, from: 'appleid@id.fruit.example' }],
    ['a no-reply inside the name', { ...code, from: 'account-security-noreply@big.example' }],
    ['a machine by its envelope', { ...code, from: 'team@chat.example', envelopeFrom: '' }],
  ])('by %s waits for a person, even with a good token', (_, m) => {
    const verdict = route(m, { ...pass, ...by({ replyAddress: match() }) });
    expect(verdict).toMatchObject({ kind: 'quarantine', rule: 'verification' });
  });

  test.each([
    [
      'a person asks about a code',
      { subject: 'Code', text: 'My verification code 493028 does not work', hasLink: true },
    ],
    ['a shared mailbox asks', { from: 'info@firm.example', text: 'The password reset fails: 4711', hasLink: true }],
    ['a machine writes of something else', { from: 'noreply@monitor.example', text: 'Disk full on host 4711' }],
    ['our own machine', { ...code, from: 'no-reply@desk.marenholt.example' }],
  ])('is not when %s', (_, m) => {
    expect(route(m)).toMatchObject({ kind: 'case' });
  });
});

describe('a mail that came before', () => {
  test('is a duplicate of the first, whatever else it is', () => {
    const earlier = { receivedId: 'r1', sameBody: true };
    expect(route({ autoSubmitted: 'auto-replied' }, { earlier, carriesOurMark: true })).toMatchObject({
      kind: 'duplicate',
      of: 'r1',
      rule: 'duplicate',
    });
  });
});

describe('a report about a mail', () => {
  test.each([
    ['the mail it returns', { reportedMail: match() }],
    ['the address it came to', { replyAddress: match({ sender: 'stranger' }) }],
  ])('is recorded with the case of %s', (_, trace) => {
    const flooded = { counts: { toSameCaseInTenMinutes: 99, inLastHour: 99 } };
    const verdict = route({ report: 'delivery-status', envelopeFrom: '' }, { ...by(trace), ...flooded });
    expect(verdict).toMatchObject({ kind: 'automatic', caseId, rule: 'report' });
  });
});

describe('automatic mail', () => {
  test.each([
    ['Auto-Submitted', { autoSubmitted: 'auto-replied' }, 'says-automatic'],
    ['X-Autoreply', { autoReplyHeader: true }, 'says-automatic'],
    ['Precedence: bulk', { precedence: 'bulk' }, 'bulk-or-list'],
    ['Precedence: list', { precedence: 'list' }, 'bulk-or-list'],
    ['a mailing list', { listId: 'News <news.vendor.example>' }, 'bulk-or-list'],
    ['the null sender', { envelopeFrom: '' }, 'null-sender'],
  ] as const)('by %s is recorded and is no case', (_, m, reason) => {
    expect(route(m)).toMatchObject({ kind: 'automatic', caseId: null, reason, mayAcknowledge: false });
  });

  test('is recorded with its case, never as a reply', () => {
    const m = { autoSubmitted: 'auto-replied' };
    for (const trace of [{ replyAddress: match() }, { ourMessageId: match() }, { foreignMessageId: match() }]) {
      expect(route(m, by(trace))).toMatchObject({ kind: 'automatic', caseId });
    }
    expect(route(m, by({ foreignMessageId: match({ sender: 'stranger' }) }))).toMatchObject({ caseId: null });
    expect(route(m, by({ subjectTag: match() }))).toMatchObject({ caseId: null });
  });

  test.each([
    ['Auto-Submitted: no', { autoSubmitted: 'no' }],
    ['a wish for no automatic answer', { autoResponseSuppress: 'oof' }],
    ['our own group address, by id', { listId: '<help.desk.marenholt.example>', precedence: 'list' }],
    [
      'our own group address, by post',
      { listId: '<x.groups.example>', listPost: '<mailto:help@desk.marenholt.example>' },
    ],
  ])('is not made by %s', (_, m) => {
    expect(route(m)).toMatchObject({ kind: 'case' });
  });
});

describe('an answer', () => {
  test.each(['replyAddress', 'ourMessageId'] as const)(
    "by %s is a participant's when the address is known",
    (trace) => {
      expect(route({}, by({ [trace]: match() }))).toMatchObject({ kind: 'reply', caseId, author: 'participant' });
    },
  );

  // Each cell of the spoofing matrix for a good token: who the address belongs to, by what was proven.
  const cells = [
    ['participant', 'pass', false, 'participant', 'participant'],
    ['participant', 'none', true, 'participant', 'participant'],
    ['participant', 'none', false, 'stranger-pending', 'unverified-sender'],
    ['participant', 'fail', true, 'participant', 'participant'],
    ['participant', 'fail', false, 'stranger-pending', 'unverified-sender'],
    ['former-participant', 'pass', true, 'stranger-pending', 'former-participant'],
    ['former-participant', 'none', true, 'stranger-pending', 'former-participant'],
    ['former-participant', 'fail', true, 'stranger-pending', 'former-participant'],
    ['stranger', 'pass', true, 'stranger-pending', 'someone-new'],
    ['stranger', 'none', false, 'stranger-pending', 'someone-new'],
    ['stranger', 'fail', false, 'stranger-pending', 'someone-new'],
    ['team', 'pass', true, 'stranger-pending', 'team-by-mail'],
    ['team', 'none', true, 'stranger-pending', 'team-by-mail'],
    ['team', 'fail', true, 'stranger-pending', 'team-by-mail'],
  ] as const;

  test.each(cells)('%s, authentication %s, address known %s: %s', (sender, result, addressKnown, author, reason) => {
    const trace = by({ replyAddress: match({ sender, addressKnown }) });
    const verdict = route({}, { ...trace, authentication: { result, policy: 'none' } });
    expect(verdict).toMatchObject({
      kind: 'reply',
      caseId,
      author,
      reason,
      rule: 'reply-address',
      mayAcknowledge: false,
    });
  });

  test("by somebody else's Message-ID needs a proven participant", () => {
    const trace = by({ foreignMessageId: match() });
    expect(route({}, { ...trace, ...pass })).toMatchObject({ kind: 'reply', author: 'participant' });
    expect(route({}, trace)).toMatchObject({ kind: 'reply', author: 'stranger-pending', reason: 'unverified-sender' });
    const stranger = by({ foreignMessageId: match({ sender: 'stranger' }) });
    expect(route({}, { ...stranger, ...pass })).toMatchObject({ kind: 'case', related: caseId, reason: 'may-belong' });
  });

  test('by a number in the subject needs a proven participant', () => {
    const trace = by({ subjectTag: match() });
    expect(route({}, { ...trace, ...pass })).toMatchObject({
      kind: 'reply',
      author: 'participant',
      rule: 'subject-tag',
    });
    expect(route({}, trace)).toMatchObject({ kind: 'case', related: caseId, reason: 'may-belong' });
    const stranger = by({ subjectTag: match({ sender: 'stranger' }) });
    expect(route({}, { ...stranger, ...pass })).toMatchObject({ kind: 'case', related: caseId });
  });

  test('follows the strongest trace', () => {
    const trace = by({
      replyAddress: match(),
      ourMessageId: match({ caseId: other }),
      subjectTag: match({ caseId: other }),
    });
    expect(route({}, trace)).toMatchObject({ caseId, rule: 'reply-address' });
  });

  test('to a case closed long ago opens a new one beside it', () => {
    const trace = by({ replyAddress: match({ closedLongAgo: true }) });
    expect(route({}, trace)).toMatchObject({ kind: 'case', related: caseId, reason: 'closed-long-ago' });
  });
});

describe('for every mail', () => {
  const anyMatch = fc.option(
    fc.record({
      caseId: fc.constantFrom(caseId, other),
      sender: fc.constantFrom('participant', 'former-participant', 'team', 'stranger'),
      addressKnown: fc.boolean(),
      closedLongAgo: fc.boolean(),
    }),
  );
  const anyMail = fc.record({
    failure: fc.constant(null),
    from: fc.option(fc.constantFrom('a@b.example', 'no-reply@c.example', 'help@desk.marenholt.example')),
    ambiguousSender: fc.boolean(),
    envelopeFrom: fc.constantFrom('', 'a@b.example'),
    subject: fc.constantFrom('Printer', 'Your verification code 123456', '[#10427] x'),
    text: fc.string(),
    hasLink: fc.boolean(),
    report: fc.constantFrom(null, 'delivery-status', 'disposition', 'feedback'),
    autoSubmitted: fc.constantFrom(null, 'no', 'auto-replied', 'auto-generated'),
    precedence: fc.constantFrom(null, 'bulk', 'list'),
    listId: fc.constantFrom(null, '<x.y>'),
    listPost: fc.constant(null),
    autoReplyHeader: fc.boolean(),
    autoResponseSuppress: fc.constantFrom(null, 'all'),
  });
  const anyKnown = fc.record({
    earlier: fc.option(fc.record({ receivedId: fc.constant('r1'), sameBody: fc.boolean() })),
    ours: fc.constant(known.ours),
    carriesOurMark: fc.boolean(),
    fromTheTeam: fc.boolean(),
    counts: fc.record({ toSameCaseInTenMinutes: fc.nat(8), inLastHour: fc.nat(30) }),
    authentication: fc.record({
      result: fc.constantFrom('pass', 'fail', 'none'),
      policy: fc.constantFrom('none', 'quarantine', 'reject'),
    }),
    threads: fc.record({
      replyAddress: anyMatch,
      ourMessageId: anyMatch,
      foreignMessageId: anyMatch,
      subjectTag: anyMatch,
      reportedMail: anyMatch,
    }),
  });

  test('nobody but a participant whom we have reason to believe writes into a case at once', () => {
    fc.assert(
      fc.property(anyMail, anyKnown, (m, k) => {
        const verdict = routeMail(m, k);
        if (verdict.kind !== 'reply' || verdict.author !== 'participant') return;
        const traces = [
          k.threads.replyAddress,
          k.threads.ourMessageId,
          k.threads.foreignMessageId,
          k.threads.subjectTag,
        ];
        const used = traces.find((one) => one !== null);
        expect(used).toMatchObject({ sender: 'participant', caseId: verdict.caseId });
        if (k.authentication.result === 'fail') expect(k.authentication.policy).toBe('none');
        expect(k.authentication.result === 'pass' || used?.addressKnown).toBe(true);
        expect([null, 'no']).toContain(m.autoSubmitted);
      }),
      { numRuns: 3000 },
    );
  });

  test('nothing automatic is ever acknowledged, reopens or answers', () => {
    fc.assert(
      fc.property(anyMail, anyKnown, (m, k) => {
        const verdict = routeMail(m, k);
        const automatic = m.autoReplyHeader || m.report !== null || m.envelopeFrom === '' || m.precedence === 'bulk';
        if (automatic) expect(['automatic', 'quarantine', 'duplicate']).toContain(verdict.kind);
        if (verdict.mayAcknowledge) expect(verdict.kind).toBe('case');
      }),
      { numRuns: 3000 },
    );
  });
});
