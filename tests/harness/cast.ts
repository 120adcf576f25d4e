import type { Role } from '#kernel/actor.ts';
import { AccountId, PersonId, ServiceId, TeamId } from '#kernel/ids.ts';
import type { Language } from '#kernel/text.ts';

const id = (n: number) => `10000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

/** The small organisation that every test finds: two accounts, two teams, and one of each kind of person. */
export const ACCOUNTS = { north: AccountId.parse(id(1)), south: AccountId.parse(id(2)) } as const;
export const TEAMS = { desk: TeamId.parse(id(11)), field: TeamId.parse(id(12)) } as const;
export const SERVICES = { rooms: ServiceId.parse(id(21)), scanners: ServiceId.parse(id(22)) } as const;

export interface Member {
  readonly id: PersonId;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly Role[];
  readonly account: keyof typeof ACCOUNTS | null;
  readonly team: keyof typeof TEAMS | null;
  readonly language: Language;
}

function member(
  n: number,
  name: string,
  rest: Pick<Member, 'roles' | 'account' | 'team'> & { language?: Language },
): Member {
  const email = `${name.toLowerCase().replace(/\W+/g, '.')}@harbour.example`;
  return { id: PersonId.parse(id(100 + n)), name, email, language: 'en', ...rest };
}

export const PEOPLE = {
  admin: member(1, 'Ada Admin', { roles: ['admin'], account: null, team: null }),
  ayse: member(2, 'Ayse Yildiz', { roles: ['agent'], account: null, team: 'desk' }),
  jan: member(3, 'Jan Kowalczyk', { roles: ['agent'], account: null, team: 'desk' }),
  femi: member(4, 'Femi Field', { roles: ['agent'], account: null, team: 'field' }),
  tom: member(5, 'Tom Berger', { roles: ['lead'], account: null, team: 'desk' }),
  grace: member(6, 'Grace Manager', { roles: ['manager'], account: null, team: null }),
  maria: member(7, 'Maria Lopez', { roles: ['customer'], account: 'north', team: null }),
  luc: member(8, 'Luc Petit', { roles: ['customer'], account: 'north', team: null, language: 'de' }),
  dora: member(9, 'Dora South', { roles: ['customer'], account: 'south', team: null }),
} as const satisfies Record<string, Member>;

export type PersonName = keyof typeof PEOPLE;

export const DESK_ADDRESS = 'help@harbour.example';
