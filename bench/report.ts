import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { machine } from './machine.ts';
import type { Series } from './measure.ts';
import type { Figure } from './scenario.ts';

const FILE = join(import.meta.dirname, '../docs/performance.md');
const BEGIN = '<!-- The lines from here are written by `npm run bench`. -->';
const END = '<!-- Up to here. -->';

const number = (value: number | undefined) => {
  if (value === undefined || Number.isNaN(value)) return '';
  return value >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(1);
};
const times = (series: Series | undefined) =>
  series ? `${short(series.p50)} / ${short(series.p95)} / ${short(series.max)}` : '';
const short = (ms: number) => (ms >= 10 ? ms.toFixed(0) : ms.toFixed(ms < 0.1 ? 4 : 2));

function verdict({ goal, product, ratio, perSecond, value }: Figure): string {
  if (!goal) return '';
  if (goal.ratio !== undefined && ratio !== undefined) return `≤ ${goal.ratio} ×: ${met(ratio <= goal.ratio)}`;
  if (goal.most !== undefined && product) return `≤ ${goal.most} ms at p95: ${met(product.p95 <= goal.most)}`;
  if (goal.perSecond !== undefined && perSecond !== undefined) {
    return `≥ ${goal.perSecond}/s: ${met(perSecond >= goal.perSecond)}`;
  }
  if (goal.most !== undefined && value) return `≤ ${goal.most} ${value.unit}: ${met(value.amount <= goal.most)}`;
  return '';
}

const met = (yes: boolean) => (yes ? 'met' : '**missed**');

function single(figure: Figure): string {
  const { what, product, yardstick, ratio } = figure;
  return `| ${what} | ${product?.n ?? ''} | ${times(product)} | ${times(yardstick)} | ${ratio?.toFixed(2) ?? ''} | ${verdict(figure)} |`;
}

function flood(figure: Figure): string {
  const { what, product, perSecond, barePerSecond, cpu, bareCpu } = figure;
  const share = perSecond !== undefined && barePerSecond ? (barePerSecond / perSecond).toFixed(2) : '';
  const cost = cpu ? `${cpu.program.toFixed(1)} + ${cpu.database.toFixed(1)}` : '';
  const bareCost = bareCpu ? bareCpu.database.toFixed(1) : '';
  return `| ${what} | ${product?.n ?? ''} | ${number(perSecond)} | ${times(product)} | ${cost} | ${number(barePerSecond)} | ${bareCost} | ${share} | ${verdict(figure)} |`;
}

function ofSize(cases: number, figures: readonly Figure[]): string[] {
  const singles = figures.filter((one) => one.yardstick && one.ratio !== undefined);
  const floods = figures.filter((one) => one.perSecond !== undefined);
  const others = figures.filter((one) => !singles.includes(one) && !floods.includes(one));
  return [
    `## ${cases.toLocaleString('en')} cases`,
    '',
    'One at a time, in turns with the yardstick; milliseconds, p50 / p95 / max:',
    '',
    '| What | n | Evenkeel | Yardstick | Ratio (p50) | Goal |',
    '| --- | ---: | ---: | ---: | ---: | --- |',
    ...singles.map(single),
    '',
    'Eight clients at once; processor time per request in ms, program + database:',
    '',
    '| What | n | Per second | p50 / p95 / max | Processor | Yardstick per second | Its database | Ratio | Goal |',
    '| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | --- |',
    ...floods.map(flood),
    '',
    ...others.map(line),
    ...notes(floods),
    '',
  ];
}

function line(figure: Figure): string {
  const { what, value, product, perSecond, note } = figure;
  const parts = [
    value ? `${number(value.amount)} ${value.unit}` : '',
    perSecond === undefined ? '' : `${number(perSecond)} per second`,
    product ? `p50 / p95 / max ${times(product)} ms (n = ${product.n})` : '',
    verdict(figure),
  ];
  return `- ${what}: ${parts.filter((part) => part !== '').join('; ')}.${note ? ` ${note}` : ''}`;
}

const notes = (figures: readonly Figure[]) =>
  figures.filter((one) => one.note).map((one) => `- ${one.what}: ${one.note}`);

/** How the same list grows from the smallest to the largest database. */
function growth(figures: readonly Figure[]): string[] {
  const lists = figures.filter((one) => one.what === 'List 50 of a queue' && one.product);
  const [small, large] = [lists.at(0), lists.at(-1)];
  if (!small?.product || !large?.product || small === large) return [];
  const ratio = large.product.p50 / small.product.p50;
  return [
    `- Listing at ${large.cases?.toLocaleString('en')} cases takes ${ratio.toFixed(2)} times as long as at ` +
      `${small.cases?.toLocaleString('en')} (p50). ≤ 1.5 ×: ${met(ratio <= 1.5)}.`,
  ];
}

/** Everything that was measured, as the part of the page that a run writes. */
export function markdown(figures: readonly Figure[], load: { before: string; after: string }): string {
  const sizes = [...new Set(figures.flatMap((one) => (one.product && one.cases ? [one.cases] : [])))];
  const alone = figures.filter((one) => one.cases === undefined || (one.value && !one.product));
  const inSize = (cases: number) => figures.filter((one) => one.cases === cases && !alone.includes(one));
  return [
    BEGIN,
    '',
    `Measured ${new Date().toISOString().slice(0, 16)} UTC on ${machine().name}. Load of the machine (1, 5, 15 minutes) ` +
      `before ${load.before}, after ${load.after}: the measuring itself keeps both cores busy.`,
    '',
    ...sizes.flatMap((cases) => ofSize(cases, inSize(cases))),
    '## Growth, memory, weight and pure work',
    '',
    ...growth(figures),
    ...alone.map(line),
    '',
    END,
  ].join('\n');
}

/** Puts the figures into docs/performance.md, between its two marks. */
export async function writeReport(text: string): Promise<void> {
  const page = await readFile(FILE, 'utf8');
  const [before = '', rest = ''] = page.split(BEGIN);
  const [, after = ''] = rest.split(END);
  await writeFile(FILE, `${before}${text}${after}`);
}
