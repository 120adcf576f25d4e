import { HOUR, type Instant, toIso } from '#kernel/time.ts';
import { ACCOUNTS, PEOPLE, SERVICES, TEAMS } from '#tests/harness/index.ts';
import type { Schema } from './endpoints.ts';

/** What the examples have to know of the world that they are for. */
export interface Known {
  readonly now: Instant;
  readonly calendarId: string;
}

let made = 0;

/** What stands in a field of this name, where a schema alone cannot say what makes sense there. */
const BY_NAME: Readonly<Record<string, (known: Known) => unknown>> = {
  askBy: ({ now }) => toIso(now + 24 * HOUR),
  at: ({ now }) => toIso(now),
  address: () => `asker.${++made}@else.example`,
  approver: () => undefined,
  approverId: () => PEOPLE.jan.id,
  answers: () => [{ field: 'which', values: ['Example: the large one'] }],
  attempts: () => undefined,
  accountId: () => ACCOUNTS.north,
  agreementId: () => undefined,
  assigneeId: () => PEOPLE.jan.id,
  by: ({ now }) => toIso(now + HOUR),
  caseId: () => undefined,
  causes: () => ['process'],
  base64: () => 'UklGRg==',
  calendarId: ({ calendarId }) => calendarId,
  calledAt: ({ now }) => toIso(now),
  callId: () => `call-${++made}`,
  country: () => 'DE',
  cursor: () => undefined,
  deliveredAt: ({ now }) => toIso(now),
  deskAddress: () => 'desk@harbour.example',
  digestAt: () => ['08:00'],
  doneBy: ({ now }) => toIso(now + 24 * HOUR),
  due: ({ now }) => toIso(now + 2 * HOUR),
  endsAt: ({ now }) => toIso(now + 2 * HOUR),
  effectiveFrom: ({ now }) => toIso(now + HOUR),
  email: () => `person.${++made}@harbour.example`,
  expiresAt: ({ now }) => toIso(now + 24 * HOUR),
  fileIds: () => [],
  inGroups: () => undefined,
  insteadOf: () => '019a0000-0000-7000-8000-00000000beef',
  followUpBy: ({ now }) => toIso(now + 24 * HOUR),
  from: () => '2026-11-01',
  lines: () => [{ number: '+49 30 5557000', teamId: TEAMS.desk }],
  handOvers: () => [],
  icalendar: () => 'BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20261003\nEND:VEVENT\nEND:VCALENDAR',
  holidays: () => ['2026-12-25'],
  exceptions: () => ({ '2026-12-24': [['09:00', '12:00']] }),
  key: () => 'which',
  lowered: () => false,
  managerIds: () => [],
  mentions: () => [],
  messageIds: () => ['019a0000-0000-7000-8000-00000000beef'],
  mediaType: () => 'text/plain',
  mon: () => [['09:00', '17:00']],
  neededBy: ({ now }) => toIso(now + HOUR),
  nextBy: ({ now }) => toIso(now + HOUR),
  noticeIds: () => undefined,
  name: () => `Example ${++made}`,
  occurredAt: ({ now }) => toIso(now),
  open: () => 'true',
  origin: () => `https://site${++made}.harbour.example`,
  ownerId: () => PEOPLE.jan.id,
  personId: () => PEOPLE.jan.id,
  personIds: () => [PEOPLE.jan.id],
  startsAt: ({ now }) => toIso(now + HOUR),
  stepIds: () => [],
  partyId: () => '019a0000-0000-7000-8000-00000000beef',
  pausedAt: ({ now }) => toIso(now),
  parentId: () => '019a0000-0000-7000-8000-00000000beef',
  password: () => 'correct horse battery staple',
  promiseId: () => '019a0000-0000-7000-8000-00000000beef',
  providerId: () => undefined,
  q: () => 'door',
  quiet: () => ({ from: '19:00', until: '07:00' }),
  requesterId: () => PEOPLE.maria.id,
  reviewAt: ({ now }) => toIso(now + 24 * HOUR),
  roles: () => ['customer'],
  scopes: () => ['me.read'],
  seenMessageId: () => undefined,
  serviceId: () => SERVICES.rooms,
  standInId: () => undefined,
  subjectId: () => undefined,
  subjectKind: () => 'case',
  teamId: () => TEAMS.desk,
  teamIds: () => [],
  timeZone: () => 'Europe/Berlin',
  to: () => '2026-11-30',
  undoFor: () => 0,
  undoSeconds: () => 0,
  until: ({ now }) => toIso(now + HOUR),
  website: () => 'https://help.harbour.example',
  zone: () => 'Europe/Berlin',
};

const WEEKDAYS = ['tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

function exampleText(schema: Schema, field: string): string {
  if (schema.pattern || schema.format) throw new Error(`Say in examples.ts what stands in a field named ${field}.`);
  return `Example ${field}`.padEnd(schema.minLength ?? 0, '.').slice(0, schema.maxLength);
}

function exampleObject(schema: Schema, known: Known): Record<string, unknown> {
  const fields = Object.entries(schema.properties ?? {}).filter(([name]) => !WEEKDAYS.includes(name));
  const filled = fields.map(([name, inner]) => [name, exampleOf(inner, name, known)] as const);
  return Object.fromEntries(filled.filter(([, value]) => value !== undefined));
}

/** An input that its contract accepts, with every optional field that makes sense. */
export function exampleOf(schema: Schema, field: string, known: Known): unknown {
  const named = BY_NAME[field];
  if (named) return named(known);
  if ('const' in schema) return schema.const;
  if (schema.enum) return schema.enum[0];
  const alternative = (schema.anyOf ?? schema.oneOf)?.[0];
  if (alternative) return exampleOf(alternative, field, known);
  switch (schema.type) {
    case 'object':
      return exampleObject(schema, known);
    case 'array':
      return schema.items ? [exampleOf(schema.items, field, known)] : [];
    case 'boolean':
      return true;
    case 'integer':
      return Math.max(1, schema.minimum ?? 1);
    case 'string':
      return exampleText(schema, field);
    default:
      throw new Error(`Say in examples.ts what stands in a field named ${field}.`);
  }
}
