import { isStaff } from '#kernel/actor.ts';
import { ServiceId } from '#kernel/ids.ts';
import type { SubjectPolicy } from '#platform/subjects.ts';
import { servicesById } from './store.ts';

/** Services as others name them, retired ones too: everybody at the desk reads them. */
export const serviceSubjects: SubjectPolicy<ServiceId> = {
  kind: 'service',
  async load(tx, ids) {
    const services = await servicesById(
      tx,
      ids.map((id) => ServiceId.parse(id)),
    );
    return new Map([...services.keys()].map((id) => [id, id]));
  },
  mayRead: isStaff,
  async name(tx, ids) {
    const services = await servicesById(
      tx,
      ids.map((id) => ServiceId.parse(id)),
    );
    return new Map(
      [...services].map(([id, { name }]) => [id, { number: null, title: name, href: `/desk/queue?service=${id}` }]),
    );
  },
};
