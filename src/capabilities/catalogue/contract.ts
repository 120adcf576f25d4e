import { z } from 'zod';
import { contract, endpoint, page, paging } from '#kernel/contract.ts';
import { CalendarId, ServiceId, TeamId } from '#kernel/ids.ts';
import { line } from '#kernel/text.ts';
import { PRIORITIES } from './domain/index.ts';

export { PRIORITIES };
export const Priority = z.enum(PRIORITIES);

/** Open minutes within which each word is owed, on the service's calendar. */
export const PromisePolicy = z.strictObject({
  firstWordMinutes: z.int().min(1).max(100_000),
  nextWordMinutes: z.int().min(1).max(100_000),
  fixedByMinutes: z.int().min(1).max(1_000_000).nullable(),
});

export const Service = z.object({
  id: ServiceId,
  name: z.string(),
  teamId: TeamId.nullable(),
  calendarId: CalendarId,
  policies: z.record(Priority, PromisePolicy),
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
      summary: 'Adds a service with its calendar and the words it owes per priority',
      permission: 'service.manage',
      creates: true,
      body: z.strictObject({
        name: line(120),
        teamId: TeamId.optional(),
        calendarId: CalendarId,
        policies: z.record(Priority, PromisePolicy),
      }),
      returns: Service,
      status: 201,
    }),
  },
);
