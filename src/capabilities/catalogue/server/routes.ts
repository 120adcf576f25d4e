import { ok } from '#kernel/result.ts';
import { served } from '#platform/serve/handlers.ts';
import { catalogueContract } from '../contract.ts';
import { createService } from './operations/create-service.ts';
import { listServices } from './operations/list-services.ts';
import { nameServiceOwner } from './operations/name-service-owner.ts';

export const catalogueServed = served(catalogueContract, {
  async listServices(context, { query }) {
    return ok(await listServices(context, query));
  },
  async createService(context, { body }) {
    return createService(context, body);
  },
  async nameServiceOwner(context, { params, body }) {
    return nameServiceOwner(context, { ...params, ...body });
  },
});
