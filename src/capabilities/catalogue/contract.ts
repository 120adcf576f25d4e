import { z } from 'zod';
import { contract, endpoint, page, paging } from '#kernel/contract.ts';
import { PersonId, RequestItemId, ServiceId, TeamId } from '#kernel/ids.ts';
import { line, prose } from '#kernel/text.ts';
import {
  APPROVAL_BY,
  APPROVAL_NEEDS,
  CHOICES_AT_MOST,
  FIELD_KINDS,
  FIELDS_AT_MOST,
  PRIORITIES,
} from './domain/index.ts';

export { APPROVAL_BY, APPROVAL_NEEDS, CHOICES_AT_MOST, FIELD_KINDS, FIELDS_AT_MOST, PRIORITIES };
export const Priority = z.enum(PRIORITIES);

export const Service = z.object({
  id: ServiceId,
  name: z.string(),
  teamId: TeamId.nullable(),
  /** Who answers for the service, and hears of promises that stay broken; nobody in particular when null. */
  ownerId: PersonId.nullable(),
  /** What nobody named a service for belongs to it; it can't be retired. */
  standing: z.boolean(),
  retired: z.boolean(),
  version: z.int(),
});

/** One question of a form. */
export const FormField = z.strictObject({
  key: z.string().regex(/^[a-z][a-z0-9-]{0,30}$/),
  label: line(120),
  hint: line(200).nullable().default(null),
  kind: z.enum(FIELD_KINDS),
  required: z.boolean().default(false),
  choices: z.array(line(120)).max(CHOICES_AT_MOST).readonly().default([]),
});

/** What can be requested, as its administrators see it. */
export const RequestItem = z.object({
  id: RequestItemId,
  slug: z.string(),
  name: z.string(),
  summary: z.string(),
  cost: z.string().nullable(),
  serviceId: ServiceId,
  /** Who says yes or no first, where anybody has to. */
  approvalBy: z.enum(APPROVAL_BY),
  /** Who of the desk says it, or stands in for those outside; nobody has to say it when null. */
  approverId: PersonId.nullable(),
  approvalNeeds: z.enum(APPROVAL_NEEDS),
  approvalDays: z.int(),
  form: z.array(FormField).readonly(),
  retired: z.boolean(),
  version: z.int(),
});

const ItemDraft = z.strictObject({
  name: line(80),
  /** What one gets. */
  summary: prose(1000),
  cost: line(120).nullable().default(null),
  serviceId: ServiceId,
  /** Who says yes or no before it is fulfilled. */
  approvalBy: z.enum(APPROVAL_BY).default('desk'),
  /** Who of the desk says it, or stands in where nobody of the customer's can; needed where they are asked. */
  approverId: PersonId.nullable().default(null),
  /** Whose yes is needed where several are asked. */
  approvalNeeds: z.enum(APPROVAL_NEEDS).default('one'),
  /** Within so many working days. */
  approvalDays: z.int().min(1).max(20).default(2),
  form: z.array(FormField).max(FIELDS_AT_MOST).default([]),
  retired: z.boolean().default(false),
});

export const catalogueContract = contract(
  'catalogue',
  { 'service.read': ['signed-in'], 'service.manage': ['admin'], 'request-item.manage': ['admin'] },
  {
    listServices: endpoint({
      method: 'GET',
      path: '/services',
      summary: 'Services that can be asked about, by name',
      permission: 'service.read',
      query: z.strictObject(paging),
      returns: page(Service.pick({ id: true, name: true })),
    }),
    createService: endpoint({
      method: 'POST',
      path: '/services',
      summary: 'Adds a service with the team that works on it first',
      permission: 'service.manage',
      creates: true,
      body: z.strictObject({ name: line(120), teamId: TeamId.optional(), ownerId: PersonId.optional() }),
      returns: Service,
      status: 201,
    }),
    listAllServices: endpoint({
      method: 'GET',
      path: '/services/all',
      summary: 'Every service, retired ones too, with who works on it and who answers for it, by name',
      permission: 'service.manage',
      returns: z.object({ items: z.array(Service) }),
    }),
    changeService: endpoint({
      method: 'PUT',
      path: '/services/{serviceId}',
      summary: 'Writes a service anew, or retires it; its cases keep it',
      permission: 'service.manage',
      params: z.strictObject({ serviceId: ServiceId }),
      ifMatch: 'required',
      body: z.strictObject({
        name: line(120),
        teamId: TeamId.nullable(),
        ownerId: PersonId.nullable(),
        retired: z.boolean().default(false),
      }),
      returns: Service,
    }),
    listItems: endpoint({
      method: 'GET',
      path: '/request-items',
      summary: 'Everything that can or could be requested, by name',
      permission: 'request-item.manage',
      returns: z.object({ items: z.array(RequestItem) }),
    }),
    createItem: endpoint({
      method: 'POST',
      path: '/request-items',
      summary: 'Offers something to be requested, with its form; its address comes from its name',
      permission: 'request-item.manage',
      creates: true,
      body: ItemDraft,
      returns: RequestItem,
      status: 201,
    }),
    changeItem: endpoint({
      method: 'PUT',
      path: '/request-items/{itemId}',
      summary: 'Writes anew what can be requested, or retires it; answers that were given stay as they are',
      permission: 'request-item.manage',
      params: z.strictObject({ itemId: RequestItemId }),
      ifMatch: 'required',
      body: ItemDraft,
      returns: RequestItem,
    }),
  },
);
