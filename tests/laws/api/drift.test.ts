import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { expect, inject, it } from 'vitest';
import { openApiText } from '#app/commands/generate.ts';
import { describeMigrated } from '#app/commands/schema-dump.ts';

const GENERATED = resolve(import.meta.dirname, '../../../generated');
const committed = (name: string) => readFile(join(GENERATED, name), 'utf8').catch(() => '');

/** One line instead of a difference of many thousands. */
function firstDifference(was: string, is: string): string | null {
  const [old, fresh] = [was.split('\n'), is.split('\n')];
  const line = fresh.findIndex((text, index) => text !== old[index]);
  if (line < 0 && old.length === fresh.length) return null;
  const at = line < 0 ? fresh.length : line;
  return `line ${at + 1}: committed "${old[at] ?? ''}", derived "${fresh[at] ?? ''}". Run "npm run generate" and commit it.`;
}

it('generated/openapi.json is what the contracts say', async () => {
  expect(firstDifference(await committed('openapi.json'), openApiText())).toBeNull();
});

it('generated/schema.sql is what the migrations make', async () => {
  const serverUrl = inject('serverUrl');
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  const name = `drift_${process.pid}`;
  await client.query(`create database ${name}`);
  try {
    const url = new URL(serverUrl);
    url.pathname = `/${name}`;
    expect(firstDifference(await committed('schema.sql'), await describeMigrated(url.href))).toBeNull();
  } finally {
    await client.query(`drop database ${name} with (force)`);
    await client.end();
  }
});
