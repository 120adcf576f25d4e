import { createHmac } from 'node:crypto';
import { createAccount, createPerson, type NewPerson, signInLink } from '#capabilities/people/index.ts';
import type { AccountId, PersonId } from '#kernel/ids.ts';
import type { Result } from '#kernel/result.ts';
import type { PeopleApp, Visitor } from './people-app.ts';

/** The value of an operation that must not be refused here. */
export function given<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(`Refused: ${result.refusal.code}`);
}

export const ADMIN = {
  organisation: 'Marenholt Logistics',
  name: 'Ann Admin',
  email: 'ann@marenholt.example',
  password: 'correct horse battery',
  timeZone: 'Europe/Berlin',
  language: 'en',
} as const;

/** Sets the installation up and answers its administrator, signed in. */
export async function setUpDesk(app: PeopleApp): Promise<{ admin: Visitor; adminId: PersonId }> {
  const admin = app.visitor();
  const made = await admin.post('/api/v1/installation', ADMIN);
  if (made.status !== 201) throw new Error(`The set-up answered ${made.status}.`);
  await admin.post('/api/auth/sign-in/email', { email: ADMIN.email, password: ADMIN.password });
  return { admin, adminId: made.body.personId };
}

/** Adds somebody through the product's own operation. */
export async function addPerson(app: PeopleApp, person: Partial<NewPerson> & { name: string }) {
  const standard = { roles: ['agent'], language: 'en', timeZone: 'Europe/Berlin' } as const;
  return given(await createPerson(app.system(), { ...standard, ...person }));
}

/** Adds an account through the product's own operation. */
export async function addAccount(app: PeopleApp, name: string): Promise<AccountId> {
  const made = await createAccount(app.system(), { name, kind: 'business-unit', timeZone: 'Europe/Berlin' });
  return given(made).id;
}

/** Opens a sign-in link as a browser does. */
export function open(visitor: Visitor, link: string) {
  const url = new URL(link);
  return visitor.get(url.pathname + url.search);
}

/** The person in front of a browser, signed in by a link. */
export async function signedIn(app: PeopleApp, personId: PersonId): Promise<Visitor> {
  const visitor = app.visitor();
  const answer = await open(visitor, await signInLink(app.platform, personId));
  if (answer.headers.location !== '/') throw new Error(`The link led to ${answer.headers.location}.`);
  return visitor;
}

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

function fromBase32(text: string): Buffer {
  const bits = [...text].map((sign) => BASE32.indexOf(sign).toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}

/** What an authenticator app shows for a secret at this moment (RFC 6238), or some steps of 30 seconds away from it. */
export function codeOf(uri: string, steps = 0): string {
  const secret = fromBase32(new URL(uri).searchParams.get('secret') ?? '');
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + steps));
  const mac = createHmac('sha1', secret).update(counter).digest();
  const offset = (mac.at(-1) ?? 0) & 15;
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

/** Waits until `look` finds something. Fails after ten seconds. */
export async function eventually<T>(look: () => Promise<T | undefined> | T | undefined): Promise<T> {
  const end = performance.now() + 10_000;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (performance.now() > end) throw new Error('What was waited for did not come.');
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
