import { ok } from '#kernel/result.ts';
import { served } from '#platform/serve/handlers.ts';
import { catalogueContract } from '../contract.ts';
import { changeItem } from './operations/change-item.ts';
import { changeService } from './operations/change-service.ts';
import { createItem } from './operations/create-item.ts';
import { createService } from './operations/create-service.ts';
import { listItems } from './operations/list-items.ts';
import { listAllServices, listServices } from './operations/list-services.ts';

export const catalogueServed = served(catalogueContract, {
  async listServices(context, { query }) {
    return ok(await listServices(context, query));
  },
  async createService(context, { body }) {
    return createService(context, body);
  },
  async listAllServices(context) {
    return ok({ items: await listAllServices(context) });
  },
  async changeService(context, { params, body, ifMatch }) {
    return changeService(context, { ...params, ifMatch, written: body });
  },
  async listItems(context) {
    return ok({ items: await listItems(context) });
  },
  async createItem(context, { body }) {
    return createItem(context, body);
  },
  async changeItem(context, { params, body, ifMatch }) {
    return changeItem(context, { ...params, ifMatch, draft: body });
  },
});
