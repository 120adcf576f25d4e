import { describe, expect, test } from 'vitest';
import { authenticateMail, type Records } from './authenticate.ts';
import type { SenderFacts } from './authentication.ts';
import { NoRecords } from './dns.ts';
import { type DnsTable, tableDns } from './testing/dns-table.ts';
import { sendingDomain } from './testing/signing.ts';

const strict = sendingDomain('strict.example', { policy: 'reject', servers: ['203.0.113.5'] });
const lax = sendingDomain('lax.example', { policy: 'none' });
const list = sendingDomain('list.example');

const mailFrom = (domain: string, body = 'Hello.') =>
  [
    `From: Lena <lena@${domain}>`,
    'To: help@desk.example',
    'Subject: x',
    `Message-ID: <1@${domain}>`,
    '',
    body,
    '',
  ].join('\r\n');

const records =
  (table: DnsTable): Records =>
  async (name, type) => {
    const found = await tableDns(table)(name, type);
    return Array.isArray(found) ? found : [];
  };
const all = records({ ...strict.dns, ...lax.dns, ...list.dns });

const sender = (given: Partial<SenderFacts> = {}): SenderFacts => ({
  envelopeFrom: 'lena@strict.example',
  remoteAddress: '203.0.113.5',
  helo: 'mx.strict.example',
  relays: [],
  authservId: null,
  ...given,
});

const check = (raw: string, given: Partial<SenderFacts> = {}, dns = all) =>
  authenticateMail(Buffer.from(raw), sender(given), dns);

describe('a mail whose sender we check ourselves', () => {
  test('passes by its server', async () => {
    expect(await check(mailFrom('strict.example'))).toEqual({
      spf: 'pass',
      dkim: 'none',
      dmarc: 'pass',
      arc: 'none',
      policy: 'reject',
      sealer: null,
      by: 'us',
      trouble: null,
    });
  });

  test('passes by its signature, whatever server brought it', async () => {
    const signed = await strict.sign(mailFrom('strict.example'));
    expect(await check(signed, { remoteAddress: '198.51.100.9' })).toMatchObject({
      spf: 'fail',
      dkim: 'pass',
      dmarc: 'pass',
    });
  });

  test('fails when somebody else sent it, signed it or changed it', async () => {
    const elsewhere = { remoteAddress: '198.51.100.9' };
    const failed = { dmarc: 'fail', policy: 'reject' };
    expect(await check(mailFrom('strict.example'), elsewhere)).toMatchObject({ ...failed, dkim: 'none' });
    const byOther = await list.sign(mailFrom('strict.example'));
    expect(await check(byOther, elsewhere)).toMatchObject({ ...failed, dkim: 'pass' });
    const signed = await strict.sign(mailFrom('strict.example'));
    expect(await check(signed.replace('Hello', 'Pay me'), elsewhere)).toMatchObject({ ...failed, dkim: 'neutral' });
    const theirsOnly = { envelopeFrom: 'list@list.example', remoteAddress: '203.0.113.5' };
    expect(await check(mailFrom('strict.example'), theirsOnly)).toMatchObject(failed);
  });

  test('says what the domain asks for, and none where it asks for nothing', async () => {
    const elsewhere = { remoteAddress: '198.51.100.9' };
    expect(await check(mailFrom('lax.example'), elsewhere)).toMatchObject({ dmarc: 'fail', policy: 'none' });
    expect(await check(mailFrom('list.example'), elsewhere)).toMatchObject({ dmarc: 'none', policy: 'none' });
    expect(await check(mailFrom('unknown.example'), elsewhere)).toMatchObject({ dmarc: 'none', spf: 'fail' });
  });

  test('is not judged by an address of an inner network', async () => {
    for (const remoteAddress of ['127.0.0.1', '::1', '10.1.2.3', '::ffff:192.168.1.2', 'fd00::5', 'nonsense']) {
      const found = await check(mailFrom('strict.example'), { remoteAddress });
      expect(found).toMatchObject({ spf: 'unchecked', trouble: 'inner-address' });
    }
  });

  test('names the server that sealed it on its way, when that server found it in order', async () => {
    const elsewhere = { remoteAddress: '198.51.100.9', envelopeFrom: 'list@list.example' };
    const sealed = await list.seal(mailFrom('strict.example'), 'pass');
    expect(await check(sealed, elsewhere)).toMatchObject({ dmarc: 'fail', arc: 'pass', sealer: 'list.example' });
    const doubtful = await list.seal(mailFrom('strict.example'), 'fail');
    expect(await check(doubtful, elsewhere)).toMatchObject({ arc: 'pass', sealer: null });
    const changed = sealed.replace('Hello', 'Pay me');
    expect(await check(changed, elsewhere)).toMatchObject({ arc: 'fail', sealer: null });
  });
});

describe('what cannot be found out', () => {
  test('is said, and is no failure', async () => {
    const away: Records = () => Promise.reject(new NoRecords('ETIMEOUT'));
    const found = await check(await strict.sign(mailFrom('strict.example')), {}, away);
    expect(found).toMatchObject({ dmarc: 'temperror', spf: 'temperror', trouble: 'dns' });
  });

  test('costs little: twenty signatures are the most', async () => {
    const many = `DKIM-Signature: v=1; a=rsa-sha256; d=x.example; s=a; h=from; bh=x; b=x\r\n`.repeat(30);
    expect(await check(many + mailFrom('strict.example'))).toMatchObject({
      dmarc: 'unchecked',
      trouble: 'too-many-signatures',
    });
  });

  test.each(['', '\0\0', 'From: ', 'DKIM-Signature: ;;;\r\n\r\n', 'From: a@b@c\r\nFrom: d@e\r\n\r\n', '\r\n\r\n'])(
    'never throws: %j',
    async (raw) => {
      expect((await check(raw)).dmarc).not.toBe('pass');
    },
  );
});

describe('the word of our own mail server', () => {
  const relay = { remoteAddress: '10.0.0.5', relays: ['10.0.0.0/24'], authservId: 'mx.desk.example' };
  const received = 'Received: from mail.strict.example (mail.strict.example [203.0.113.5]) by mx.desk.example; now\r\n';
  const says = (name: string, dmarc: string) =>
    `Authentication-Results: ${name};\r\n spf=fail smtp.mailfrom=x; dmarc=${dmarc} (p=reject; dis=none) header.from=y\r\n`;
  const raw = mailFrom('strict.example');

  test('is believed when it stands on top, above or below its own hop', async () => {
    const expected = { by: 'relay', dmarc: 'fail', spf: 'fail', policy: 'reject' };
    expect(await check(says('mx.desk.example', 'fail') + received + raw, relay)).toMatchObject(expected);
    expect(await check(received + says('MX.desk.example', 'fail') + raw, relay)).toMatchObject(expected);
  });

  test.each([
    ['another name', says('mx.evil.example', 'pass') + received],
    ['a lower hop', received + received + says('mx.desk.example', 'pass')],
    ['below another’s word', `${received}${says('other.example', 'none')}${says('mx.desk.example', 'pass')}`],
    ['a name inside a comment', `${received}Authentication-Results: (mx.desk.example;) x; dmarc=pass\r\n`],
  ])('is not believed: %s', async (_, top) => {
    expect(await check(top + raw, { ...relay, envelopeFrom: 'x@list.example' })).toMatchObject({ by: 'us' });
  });

  test('is not believed from a server that is not ours, or without a name', async () => {
    const claims = says('mx.desk.example', 'pass') + raw;
    expect(await check(claims, { ...relay, remoteAddress: '198.51.100.9' })).toMatchObject({ by: 'us', dmarc: 'fail' });
    expect(await check(claims, { ...relay, authservId: null })).toMatchObject({ by: 'us' });
  });

  test('without it, the server that our own one names is checked', async () => {
    const given = { ...relay, authservId: null };
    expect(await check(received + raw, given)).toMatchObject({ by: 'us', spf: 'pass', dmarc: 'pass' });
    const inner = 'Received: from mx.desk.example ([10.0.0.9]) by store.desk.example; now\r\n';
    expect(await check(inner + received + raw, given)).toMatchObject({ spf: 'pass' });
    const stranger = { remoteAddress: '198.51.100.9', relays: ['10.0.0.0/24'] };
    expect(await check(received + raw, stranger)).toMatchObject({ spf: 'fail', dmarc: 'fail' });
  });
});
