import { contract } from '#kernel/contract.ts';
import { absenceEndpoints } from './contract/absence.ts';
import { meEndpoints } from './contract/me.ts';
import { organisationEndpoints } from './contract/organisation.ts';
import { personEndpoints } from './contract/person.ts';
import { sessionEndpoints } from './contract/sessions.ts';
import { signatureEndpoints } from './contract/signature.ts';

export { Absence, Receiver } from './contract/absence.ts';
export { Me, Token } from './contract/me.ts';
export { Account, AccountDetail, Provider, Team } from './contract/organisation.ts';
export { Person } from './contract/person.ts';
export { Session } from './contract/sessions.ts';
export { OwnSignature } from './contract/signature.ts';

export const peopleContract = contract(
  'people',
  {
    'installation.read': ['public'],
    'installation.set-up': ['public'],
    'me.read': ['signed-in'],
    'me.change': ['signed-in'],
    'session.own': ['signed-in'],
    'token.own': ['agent', 'lead', 'manager', 'admin'],
    'person.read': ['agent', 'lead', 'manager', 'admin'],
    'person.manage': ['admin'],
    'absence.read': ['agent', 'lead', 'manager', 'admin'],
    'absence.say': ['agent', 'lead', 'manager', 'admin'],
    'account.read': ['agent', 'lead', 'manager', 'admin'],
    'account.manage': ['admin'],
    'team.read': ['agent', 'lead', 'manager', 'admin'],
    'team.manage': ['admin'],
    'team.settle': ['lead', 'admin'],
    'signature.own': ['agent', 'lead', 'manager', 'admin'],
  },
  {
    ...meEndpoints,
    ...sessionEndpoints,
    ...personEndpoints,
    ...absenceEndpoints,
    ...signatureEndpoints,
    ...organisationEndpoints,
  },
);
