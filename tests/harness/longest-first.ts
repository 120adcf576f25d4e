import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that start whole programs, kill them or walk far: begun last, they would run alone while a core rests. */
const LONG = [
  'promises/server/keeper/nodes.test.ts',
  'app/commands/start.test.ts',
  'promises/server/promise-life.test.ts',
  'crash/crash.test.ts',
  'promises/domain/running-time.property.test.ts',
  'calendars/domain/open-time.property.test.ts',
  'promises/server/keeper/keeper.test.ts',
];

function rank({ moduleId }: TestSpecification): number {
  const at = LONG.findIndex((path) => moduleId.endsWith(path));
  return at === -1 ? LONG.length : at;
}

/** Runs the longest test files first, on a fresh clone as well, where nothing is known of earlier runs. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return [...(await super.sort(files))].sort((one, other) => rank(one) - rank(other));
  }
}
