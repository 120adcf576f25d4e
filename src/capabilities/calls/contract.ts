import { z } from 'zod';
import { contract, endpoint } from '#kernel/contract.ts';
import { CallId, CaseId, PersonId, PromiseId, TeamId } from '#kernel/ids.ts';
import { isoInstant, line, prose, typed } from '#kernel/text.ts';

/** The largest recording, written in base64: 4 MB of sound. */
const LONGEST_RECORDING = 5_600_000;

const Recording = z.strictObject({
  name: line(120),
  mediaType: line(100),
  base64: z
    .string()
    .min(4)
    .max(LONGEST_RECORDING)
    .regex(/^[A-Za-z0-9+/]+={0,2}$/, { error: 'is not base64' }),
});

/** That somebody called and nobody answered, as a telephone system or an agent tells it. */
const Told = z.strictObject({
  /** As the telephone shows it; null where the caller hid it. */
  from: typed(80).nullable(),
  /** Which of our numbers was called. */
  to: typed(80).optional(),
  /** Right now unless said. */
  calledAt: isoInstant.optional(),
  /** What was left on voicemail, in words. */
  voicemail: prose(5000).optional(),
  recording: Recording.optional(),
  /** How the telephone system names the call: told twice, it counts once. */
  callId: line(120).optional(),
  /** Who called, where an agent knows it; else whoever alone gave that number. */
  requesterId: PersonId.optional(),
  teamId: TeamId.optional(),
});

/** What became of it. */
export const CallTaken = z.object({
  id: CallId,
  /** The case that it is about; null where the asker may not read it. */
  case: z.object({ id: CaseId, number: z.int(), subject: z.string() }).nullable(),
  /** By when we call back; null where there is no number to call. */
  callBackBy: z.string().nullable(),
  caller: z.object({ name: z.string(), known: z.boolean() }),
});

/** The calls of one case that we owe a call back for, or owed. */
export const CallsOfCase = z.object({
  caseId: CaseId,
  /** At which number they are called, to dial and to read; null where it was hidden. */
  from: z.object({ number: z.string(), written: z.string() }).nullable(),
  /** Somebody of whom we know more than the number. */
  known: z.boolean(),
  /** Oldest first. */
  calls: z.array(z.object({ id: CallId, at: z.string(), voicemail: z.boolean() })),
  promiseId: PromiseId.nullable(),
  by: z.string().nullable(),
});

const Line = z.strictObject({ number: line(40), teamId: TeamId });
const Country = z.string().regex(/^[A-Z]{2}$/, { error: 'is not a country by ISO 3166' });
export const CallSettings = z.object({
  country: Country,
  /** Those whose way to dial is known. */
  countries: z.array(Country),
  lines: z.array(Line),
  version: z.int(),
});

export const callsContract = contract(
  'calls',
  {
    'call.tell': ['agent', 'lead', 'manager', 'admin'],
    'call.read': ['agent', 'lead', 'manager', 'admin'],
    'call.manage': ['admin'],
  },
  {
    tellCall: endpoint({
      method: 'POST',
      path: '/calls',
      summary:
        'Tells of a missed call or a voicemail. It becomes the promise to call back, on the one open case of the caller ' +
        'or on a new one; further calls of the same number join it while it is owed',
      permission: 'call.tell',
      creates: true,
      body: Told,
      returns: CallTaken,
      status: 201,
      bodyLimit: 6 * 1024 * 1024,
    }),
    openCalls: endpoint({
      method: 'GET',
      path: '/calls/open',
      summary: 'Which missed calls nobody has returned yet, on the cases that I may read, oldest first',
      permission: 'call.read',
      returns: z.object({ items: z.array(CallsOfCase) }),
    }),
    readCallSettings: endpoint({
      method: 'GET',
      path: '/calls/settings',
      summary: 'How numbers are dialled here, and whose numbers are called',
      permission: 'call.manage',
      returns: CallSettings,
    }),
    changeCallSettings: endpoint({
      method: 'PUT',
      path: '/calls/settings',
      summary: 'Says how numbers are dialled here, and which team is called at which number',
      permission: 'call.manage',
      ifMatch: 'optional',
      body: z.strictObject({ country: Country, lines: z.array(Line).max(100) }),
      returns: CallSettings,
    }),
  },
);
