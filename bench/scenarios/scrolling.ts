import type { Browser } from '@playwright/test';
import type { Figure } from '../scenario.ts';
import { turn, type World } from '../world.ts';
import { at, figure, median, windowOf } from './browser.ts';

const TIMES = 5;
const ROW = 36;
const ROWS = 50_000;
const FRAMES = 240;

interface Scrolled {
  readonly rows: number;
  readonly inPage: number;
  readonly blank: number;
  readonly frames: readonly number[];
}

const SCROLLING = `(async () => {
  const list = document.querySelector('[role=grid]');
  const frame = () => new Promise((settle) => requestAnimationFrame(settle));
  while (list.scrollHeight < ${ROWS * ROW}) { list.scrollTop = list.scrollHeight; await frame(); }
  list.scrollTop = 0;
  for (let rest = 0; rest < 30; rest += 1) await frame();
  const frames = []; let blank = 0; let inPage = 0; let before = performance.now();
  const { left, top, width, height } = list.getBoundingClientRect();
  for (let n = 0; n < ${FRAMES}; n += 1) {
    list.scrollTop += 400;
    await frame();
    const now = performance.now(); frames.push(now - before); before = now;
    if (!document.elementFromPoint(left + width / 2, top + height / 2)?.closest('[role=row]')) blank += 1;
    inPage = Math.max(inPage, list.querySelectorAll('[role=row]').length);
  }
  return { rows: Math.floor(list.scrollHeight / ${ROW}), inPage, blank, frames };
})()`;

/** A list of 50,000 rows, scrolled 400 px a frame. */
export async function scrolling(browser: Browser, world: World): Promise<readonly Figure[]> {
  const context = await windowOf(browser, world, turn(world.agents, 0));
  const page = await context.newPage();
  await page.goto(`${world.program.address}/desk/queue/closed`);
  await page.getByRole('grid').waitFor();
  const runs: Scrolled[] = [];
  for (let time = 0; time < TIMES; time += 1) runs.push(await page.evaluate(SCROLLING));
  await context.close();
  const [{ rows } = { rows: 0 }] = runs;
  const list = `List of ${rows.toLocaleString('en')} rows`;
  return [
    figure(`${list}: scrolled, a frame, p95`, median(runs.map(({ frames }) => at(frames, 0.95))), {
      unit: 'ms',
      most: 50,
    }),
    figure(
      `${list}: frames over 100 ms`,
      median(runs.map(({ frames }) => (frames.filter((ms) => ms > 100).length / frames.length) * 100)),
      { unit: '%', most: 1 },
    ),
    figure(`${list}: blank frames`, median(runs.map(({ blank }) => blank)), { unit: '', most: 0 }),
    figure(`${list}: rows in the page`, Math.max(...runs.map(({ inPage }) => inPage)), { unit: '', most: 60 }),
  ];
}
