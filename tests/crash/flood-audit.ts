import type { MailSink } from '#platform/mail/sink.ts';
import { type Ask, asking, type Findings, LATENESS, mailsOut, recurringJobs, whatMustNotBe } from './audit.ts';
import type { Expected, FloodMail } from './flood.ts';

interface Row {
  readonly state: string;
  readonly rule: string | null;
  readonly reason: string | null;
}

/** What is there of a mail, in words, where it is not what must be there. */
function faultOf({ entry, expected }: FloodMail, rows: readonly Row[]): string[] {
  const { marker, taken, standing } = entry;
  if (standing !== 'acknowledged') return [`The mail ${marker} was never taken.`];
  if (rows.length < taken) return [`The mail ${marker} was taken ${taken} times and is there ${rows.length} times.`];
  const outcomes = rows.filter(({ state }) => state !== 'duplicate');
  const [only] = outcomes;
  const said = outcomes.map(({ state, rule, reason }) => `${state} (${rule}, ${reason})`).join(', ');
  if (outcomes.length !== 1 || only?.state !== expected)
    return [`The mail ${marker} is ${said}, not once ${expected}.`];
  return expected === 'quarantine' && only.rule !== 'limits' ? [`The bomb ${marker} is ${said}.`] : [];
}

/** What is said in messages, which each mail must have brought as often as it should. */
async function wordsOf(ask: Ask): Promise<ReadonlyMap<string, number>> {
  const found = new Map<string, number>();
  for (const { marker, count } of await ask(`
    select substring(text from 'mail\\d{6}z') as marker, count(*)::int as count
    from conversations.message where direction = 'from-customer' group by 1`)) {
    found.set(String(marker), Number(count));
  }
  return found;
}

const BRINGS: Readonly<Record<Expected, number>> = { case: 1, reply: 1, automatic: 0, quarantine: 0 };

async function mailByMail(ask: Ask, mails: readonly FloodMail[]): Promise<string[]> {
  const rows = await ask(`select encode(hash, 'hex') as hash, state, rule, reason from conversations.inbound_mail`);
  const byHash = Map.groupBy(rows, ({ hash }) => String(hash));
  const words = await wordsOf(ask);
  const known = new Set(mails.map(({ hash }) => hash));
  const strangers = [...byHash.keys()].filter((hash) => !known.has(hash)).length;
  return [
    ...mails.flatMap((mail) => faultOf(mail, (byHash.get(mail.hash) ?? []) as unknown as readonly Row[])),
    ...mails.flatMap(({ entry: { marker }, expected }) => {
      const times = words.get(marker) ?? 0;
      return times === BRINGS[expected] ? [] : [`What the mail ${marker} says is there ${times} times.`];
    }),
    ...(strangers === 0 ? [] : [`${strangers} mails were sent by nobody.`]),
  ];
}

/** Received = case + reply + automatic + quarantine, and what came again as a duplicate. */
async function equation(ask: Ask): Promise<Record<string, number>> {
  const states = await ask(
    'select state, count(*)::int as count from conversations.inbound_mail group by state order by state',
  );
  const figures = Object.fromEntries(states.map(({ state, count }) => [`mails in: ${state}`, Number(count)]));
  const [cases] = await ask(`select count(*)::int as count from cases."case"`);
  return { ...figures, cases: Number(cases?.count) };
}

async function lateness(ask: Ask): Promise<Record<string, number>> {
  const figures: Record<string, number> = {};
  for (const [name, statement] of Object.entries(LATENESS)) {
    figures[name] = Number((await ask(statement))[0]?.figure ?? 0);
  }
  return figures;
}

/** Compares what the senders know with what the database holds, when nothing ran any more. */
export function auditFlood(
  ownerUrl: string,
  stoppedAt: number,
  { mails, sink }: { readonly mails: readonly FloodMail[]; readonly sink: MailSink },
): Promise<Findings> {
  return asking(ownerUrl, async (ask) => {
    const counted = await equation(ask);
    const wanted = mails.filter(({ expected }) => expected === 'case').length;
    const outbound = await mailsOut(ask, sink);
    const faults = [
      ...(await mailByMail(ask, mails)),
      ...(counted.cases === wanted ? [] : [`${wanted} mails should open cases, and there are ${counted.cases}.`]),
      ...(await whatMustNotBe(ask, stoppedAt)),
      ...(await recurringJobs(ask)),
      ...outbound.faults,
    ];
    return { faults, figures: { ...counted, ...outbound.figures, ...(await lateness(ask)) } };
  });
}
