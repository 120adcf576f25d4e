import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { DAY, MINUTE } from '#kernel/time.ts';
import { systemContext, uuidv7 } from '#platform/context.ts';
import { sweepFiles } from '#platform/files.ts';
import { type PersonName, startTestApp, type TestApp } from '#tests/harness/index.ts';

const PNG = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1'), Buffer.from('rest of it')]);

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

interface Announced {
  readonly name?: string;
  readonly mediaType?: string;
  readonly size?: number;
  readonly audience?: 'customer' | 'team';
}

async function post(who: PersonName, path: string, body: object): Promise<Response> {
  return fetch(`${app.program.address}/api/v1${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie: await app.cookieOf(who) },
    body: JSON.stringify(body),
  });
}

const announcing = (who: PersonName, given: Announced = {}) =>
  post(who, '/files', { name: 'screen.png', mediaType: 'image/png', size: PNG.length, ...given });

async function announce(who: PersonName, given: Announced = {}): Promise<{ fileId: string }> {
  const answer = await announcing(who, given);
  expect(answer.status).toBe(201);
  return z.object({ fileId: z.uuid(), upload: z.string() }).parse(await answer.json());
}

const Refused = z.object({ type: z.string() });

async function put(who: PersonName, fileId: string, bytes: Buffer, headers: Record<string, string> = {}) {
  const answer = await fetch(`${app.program.address}/api/v1/files/${fileId}/content`, {
    method: 'PUT',
    headers: { 'content-type': 'application/octet-stream', cookie: await app.cookieOf(who), ...headers },
    body: new Uint8Array(bytes),
  });
  return { status: answer.status, type: answer.status < 300 ? '' : Refused.parse(await answer.json()).type };
}

async function get(who: PersonName, fileId: string, query = '', headers: Record<string, string> = {}) {
  const answer = await fetch(`${app.program.address}/api/v1/files/${fileId}/content${query}`, {
    headers: { cookie: await app.cookieOf(who), ...headers },
  });
  return { status: answer.status, headers: answer.headers, bytes: Buffer.from(await answer.arrayBuffer()) };
}

async function uploaded(who: PersonName, bytes: Buffer = PNG, given: Announced = {}): Promise<string> {
  const { fileId } = await announce(who, { size: bytes.length, ...given });
  expect(await put(who, fileId, bytes)).toEqual({ status: 204, type: '' });
  return fileId;
}

async function caseOf(who: PersonName, fileIds: readonly string[] = []) {
  const answer = await post(who, '/my/cases', { text: 'See the files.', fileIds });
  expect(answer.status).toBe(201);
  return z.object({ id: z.uuid() }).parse(await answer.json()).id;
}

/** Answers for one file must be byte for byte those for a file that never was, but for the request’s own id. */
const withoutId = (bytes: Buffer) => bytes.toString('utf8').replace(/"requestId":"[^"]*"/, '');

async function isNotThere(who: PersonName, fileId: string) {
  const hidden = await get(who, fileId);
  const never = await get(who, uuidv7(app.clock.now()));
  expect([hidden.status, withoutId(hidden.bytes)]).toEqual([404, withoutId(never.bytes)]);
}

describe('putting a file’s bytes', () => {
  it('is for its announcer alone', async () => {
    const { fileId } = await announce('maria');
    for (const who of ['luc', 'dora', 'ayse', 'admin'] as const) {
      expect(await put(who, fileId, PNG)).toMatchObject({ status: 404 });
    }
    expect((await put('maria', fileId, PNG)).status).toBe(204);
  });

  it('needs an announcement', async () => {
    expect((await put('maria', uuidv7(app.clock.now()), PNG)).status).toBe(404);
    expect((await put('maria', 'nonsense', PNG)).status).toBe(404);
  });

  it('works once; the same bytes again change nothing, others are refused', async () => {
    const fileId = await uploaded('maria');
    expect((await put('maria', fileId, PNG)).status).toBe(204);
    const other = Buffer.from(PNG);
    other.write('X', PNG.length - 1);
    expect(await put('maria', fileId, other)).toEqual({ status: 409, type: '/problems/file.already-there' });
    expect((await get('maria', fileId)).bytes).toEqual(PNG);
  });

  it('takes exactly the announced size', async () => {
    const { fileId } = await announce('maria', { size: PNG.length - 1 });
    expect(await put('maria', fileId, PNG)).toEqual({ status: 422, type: '/problems/file.wrong-size' });
    expect((await get('maria', fileId)).status).toBe(404);
  });

  it('takes bytes only, and only for 15 minutes', async () => {
    const { fileId } = await announce('maria');
    expect(await put('maria', fileId, PNG, { 'content-type': 'image/png' })).toMatchObject({ status: 415 });
    app.clock.forward(16 * MINUTE);
    expect(await put('maria', fileId, PNG)).toEqual({ status: 409, type: '/problems/file.too-late' });
  });

  it('is refused for more than 25 MB, for customers’ team files, and for strangers', async () => {
    expect((await announcing('maria', { size: 25 * 1024 * 1024 + 1 })).status).toBe(422);
    expect((await announcing('maria', { audience: 'team' })).status).toBe(403);
    const { fileId } = await announce('maria');
    const answer = await fetch(`${app.program.address}/api/v1/files/${fileId}/content`, { method: 'PUT', body: 'x' });
    expect(answer.status).toBe(401);
  });

  it('ends when too many lie around unattached', async () => {
    const large = { size: 25 * 1024 * 1024 };
    for (let count = 0; count < 12; count += 1) await announce('dora', large);
    expect((await announcing('dora', large)).status).toBe(429);
  });
});

describe('reading a file', () => {
  it('is the uploader’s alone until it is attached', async () => {
    const fileId = await uploaded('maria');
    expect((await get('maria', fileId)).bytes).toEqual(PNG);
    for (const who of ['luc', 'dora', 'ayse', 'admin'] as const) await isNotThere(who, fileId);
  });

  it('follows the case once it is attached, for good', async () => {
    const fileId = await uploaded('maria');
    await caseOf('maria', [fileId]);
    for (const who of ['maria', 'ayse', 'grace'] as const) expect((await get(who, fileId)).status).toBe(200);
    for (const who of ['luc', 'dora'] as const) await isNotThere(who, fileId);
    expect((await post('maria', '/my/cases', { text: 'Again.', fileIds: [fileId] })).status).toBe(422);
    expect((await put('maria', fileId, Buffer.from(PNG).fill(0))).status).toBe(409);
  });

  it('on a note is for the team, whoever it was announced for', async () => {
    const caseId = await caseOf('maria');
    const files = [await uploaded('ayse'), await uploaded('ayse', PNG, { audience: 'team' })];
    const written = await post('ayse', `/cases/${caseId}/notes`, { text: 'For us.', fileIds: files });
    expect(written.status).toBe(201);
    for (const fileId of files) {
      expect((await get('ayse', fileId)).status).toBe(200);
      await isNotThere('maria', fileId);
    }
  });

  it('that is meant for the team never comes before a customer', async () => {
    const caseId = await caseOf('maria');
    const fileId = await uploaded('ayse', PNG, { audience: 'team' });
    const refused = await post('ayse', `/cases/${caseId}/messages`, {
      text: 'Here.',
      next: { follow: 'no-more-news', reason: 'Done.' },
      fileIds: [fileId],
    });
    expect(refused.status).toBe(422);
    const found = await app.sql('select from conversations.message where subject_id = $1', [caseId]);
    expect(found).toHaveLength(1);
  });

  it('cannot be attached by anybody but its uploader', async () => {
    const fileId = await uploaded('maria');
    for (const who of ['luc', 'dora'] as const) {
      expect((await post(who, '/my/cases', { text: 'Mine now.', fileIds: [fileId] })).status).toBe(422);
    }
    const { fileId: empty } = await announce('maria');
    expect((await post('maria', '/my/cases', { text: 'Not there yet.', fileIds: [empty] })).status).toBe(422);
  });

  it('sends every answer so that a browser saves it, sandboxed and unguessed', async () => {
    const fileId = await uploaded('maria', PNG, { name: '../Übersicht "2".png' });
    const { headers } = await get('maria', fileId);
    expect(headers.get('content-disposition')).toBe(
      `attachment; filename="_bersicht _2_.png"; filename*=UTF-8''%C3%9Cbersicht%20_2_.png`,
    );
    expect(headers.get('content-type')).toBe('image/png');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toBe("sandbox; default-src 'none'");
    expect(headers.get('cache-control')).toBe('private, no-cache');
  });

  it('shows true images in place when asked, and nothing else', async () => {
    const image = await uploaded('maria');
    expect((await get('maria', image, '?inline')).headers.get('content-disposition')).toMatch(/^inline;/);
    const page = await uploaded('maria', Buffer.from('<html><script>alert(1)</script>'), { mediaType: 'image/png' });
    const drawing = await uploaded('maria', Buffer.from('<svg onload="alert(1)"/>'), { mediaType: 'image/svg+xml' });
    for (const fileId of [page, drawing]) {
      const { headers } = await get('maria', fileId, '?inline');
      expect(headers.get('content-disposition')).toMatch(/^attachment;/);
      expect(headers.get('content-type')).toBe('application/octet-stream');
    }
  });

  it('asks for rights also when the browser has it already', async () => {
    const fileId = await uploaded('maria');
    const { headers } = await get('maria', fileId);
    const known = { 'if-none-match': headers.get('etag') ?? '' };
    expect((await get('maria', fileId, '', known)).status).toBe(304);
    expect((await get('luc', fileId, '', known)).status).toBe(404);
  });
});

describe('the sweep', () => {
  it('removes what nobody attached within a day, and bytes that nothing else needs', async () => {
    const bytes = Buffer.from('only here');
    const lonely = await uploaded('maria', bytes);
    const twin = await uploaded('maria');
    const kept = await uploaded('maria');
    await caseOf('maria', [kept]);
    app.clock.forward(DAY + MINUTE);
    await sweepFiles(systemContext(app.program.platform, 'test'));
    for (const fileId of [lonely, twin]) expect((await get('maria', fileId)).status).toBe(404);
    expect((await get('maria', kept)).bytes).toEqual(PNG);
    expect(await app.sql('select from platform.content where bytes = $1', [bytes])).toHaveLength(0);
  });
});
