import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { corporaFolder } from '#tests/harness/corpora.ts';
import { DESK_ADDRESS } from '#tests/harness/index.ts';
import { type Found, type MailStage, openStage } from '../testing/corpus/stage.ts';

/** Mails of others lie outside the repository; where they are absent these tests skip and say so. */
const WHY = 'no folder of public mails: neither CORPORA_DIR nor ../shared/corpora';

let stage: MailStage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

function filesBelow(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesBelow(path) : [path];
  });
}

async function played(paths: readonly string[], from: string): Promise<ReadonlyMap<string, Found>> {
  const found = new Map<string, Found>();
  for (const path of paths) {
    const raw = readFileSync(path);
    const mails = () => [{ from, to: [DESK_ADDRESS], raw }];
    found.set(path, await stage.play({ name: path, mails, expected: { outcome: 'case', rule: '', words: 'none' } }));
  }
  return found;
}

it('every public mail has exactly one outcome', { timeout: 120_000 }, async ({ skip }) => {
  const folder = corporaFolder('mail');
  if (folder === null) return skip(WHY);
  const found = await played(
    filesBelow(folder).filter((path) => path.endsWith('.eml')),
    'sender@client.example',
  );
  expect(found.size).toBeGreaterThan(100);
  for (const [path, { outcome, rule, reason }] of found) {
    expect([path, ['case', 'automatic', 'quarantine', 'duplicate'].includes(outcome)]).toEqual([path, true]);
    expect([path, rule === null || reason === null || rule === 'trouble']).toEqual([path, false]);
  }
});

function reportsSomebody(folder: string): (path: string) => boolean {
  const expected: Record<string, { permanent: string[]; temporary: string[] }> = JSON.parse(
    readFileSync(join(folder, 'expected.json'), 'utf8'),
  );
  return (path) => {
    const said = expected[basename(path)];
    return said !== undefined && said.permanent.length + said.temporary.length > 0;
  };
}

// Those that name whom they did not reach come with a sender in the envelope, which is harder: without one, nothing
// opens a case. One of the others is a person's answer, for comparison.
it('no public bounce opens a case', { timeout: 120_000 }, async ({ skip }) => {
  const folder = corporaFolder('bounces');
  if (folder === null) return skip(WHY);
  const files = filesBelow(join(folder, 'flufl-bounce')).filter((path) => path.endsWith('.txt'));
  const named = files.filter(reportsSomebody(folder));
  const found = [
    ...(await played(named, 'daemon@mx.client.example')),
    ...(await played(
      files.filter((path) => !named.includes(path)),
      '',
    )),
  ];
  const opened = found.filter(([, { outcome }]) => outcome === 'case' || outcome === 'reply');
  expect(opened.map(([path]) => path)).toEqual([]);
  expect(named.length).toBeGreaterThan(50);
});
