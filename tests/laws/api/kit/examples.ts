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
  at: ({ now }) => toIso(now),
  attempts: () => undefined,
  accountId: () => ACCOUNTS.north,
  agreementId: () => undefined,
  assigneeId: () => PEOPLE.jan.id,
  by: ({ now }) => toIso(now + HOUR),
  calendarId: ({ calendarId }) => calendarId,
  cursor: () => undefined,
  deliveredAt: ({ now }) => toIso(now),
  deskAddress: () => 'desk@harbour.example',
  due: ({ now }) => toIso(now + 2 * HOUR),
  effectiveFrom: ({ now }) => toIso(now + HOUR),
  email: () => `person.${++made}@harbour.example`,
  expiresAt: ({ now }) => toIso(now + 24 * HOUR),
  fileIds: () => [],
  from: () => '2026-11-01',
  handOvers: () => [],
  icalendar: () => 'BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20261003\nEND:VEVENT\nEND:VCALENDAR',
  holidays: () => ['2026-12-25'],
  exceptions: () => ({ '2026-12-24': [['09:00', '12:00']] }),
  lowered: () => false,
  mediaType: () => 'text/plain',
  mon: () => [['09:00', '17:00']],
  noticeIds: () => undefined,
  name: () => `Example ${++made}`,
  occurredAt: ({ now }) => toIso(now),
  open: () => 'true',
  ownerId: () => PEOPLE.jan.id,
  personId: () => PEOPLE.jan.id,
  pausedAt: ({ now }) => toIso(now),
  password: () => 'correct horse battery staple',
  promiseId: () => '019a0000-0000-7000-8000-00000000beef',
  providerId: () => undefined,
  q: () => 'door',
  requesterId: () => PEOPLE.maria.id,
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
  until: ({ now }) => toIso(now + HOUR),
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
