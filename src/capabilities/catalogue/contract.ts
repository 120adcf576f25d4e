import { z } from 'zod';
import { contract, endpoint, page, paging } from '#kernel/contract.ts';
import { PersonId, ServiceId, TeamId } from '#kernel/ids.ts';
import { line } from '#kernel/text.ts';
import { PRIORITIES } from './domain/index.ts';

export { PRIORITIES };
export const Priority = z.enum(PRIORITIES);

export const Service = z.object({
  id: ServiceId,
  name: z.string(),
  teamId: TeamId.nullable(),
  /** Who answers for the service, and hears of promises that stay broken; nobody in particular when null. */
  ownerId: PersonId.nullable(),
  retired: z.boolean(),
  version: z.int(),
});

export const catalogueContract = contract(
  'catalogue',
  { 'service.read': ['signed-in'], 'service.manage': ['admin'] },
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
    nameServiceOwner: endpoint({
      method: 'POST',
      path: '/services/{serviceId}/owner',
      summary: 'Says who of the desk answers for a service, or that nobody does',
      permission: 'service.manage',
      params: z.object({ serviceId: ServiceId }),
      body: z.strictObject({ ownerId: PersonId.nullable() }),
      returns: Service,
    }),
  },
);
