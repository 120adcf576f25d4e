import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { openApi } from '#platform/serve/openapi.ts';
import { CONTRACTS } from '../wiring.ts';
import { step } from './say.ts';
import { schemaOfFreshDatabase } from './schema-dump.ts';

const FOLDER = resolve(import.meta.dirname, '../../../generated');

/** The OpenAPI document as it is committed. */
export function openApiText(): string {
  return `${JSON.stringify(openApi(CONTRACTS), null, 2)}\n`;
}

/** The committed derivations, as they have to be now: file name to content. */
async function derivations(): Promise<ReadonlyMap<string, string>> {
  return new Map([
    ['openapi.json', openApiText()],
    ['schema.sql', await schemaOfFreshDatabase()],
  ]);
}

/** `generate`: writes `generated/` anew from the contracts and the migrations. */
export async function run(): Promise<number> {
  await step('generated/ is up to date', async () => {
    await mkdir(FOLDER, { recursive: true });
    for (const [name, content] of await derivations()) await writeFile(join(FOLDER, name), content);
  });
  return 0;
}
