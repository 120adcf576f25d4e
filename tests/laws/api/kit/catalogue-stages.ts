import { casesContract } from '#capabilities/cases/contract.ts';
import { catalogueContract } from '#capabilities/catalogue/contract.ts';
import type { CaseId } from '#kernel/ids.ts';
import { PEOPLE, type PersonName, SERVICES, type TestApp } from '#tests/harness/index.ts';
import type { Stage } from './stages.ts';

/** Offers things to be requested, and requests them. */
export function catalogueHand(app: TestApp) {
  let made = 0;
  /** Something that can be requested, with one question, and who says yes or no first. */
  async function requestItem(approver: PersonName | null = null) {
    made += 1;
    const admin = await app.as('admin');
    const form = [{ key: 'which', label: 'Which one?', kind: 'text' } as const];
    const approverId = approver === null ? null : PEOPLE[approver].id;
    const body = { name: `Example offer ${made}`, summary: 'A device.', serviceId: SERVICES.rooms, form, approverId };
    return admin(catalogueContract.endpoints.createItem, { body });
  }
  async function service() {
    made += 1;
    return (await app.as('admin'))(catalogueContract.endpoints.createService, { body: { name: `Example ${made}` } });
  }
  /** A request of Maria's that waits for this person's yes or no. */
  async function toApprove(approver: PersonName): Promise<CaseId> {
    const { slug } = await requestItem(approver);
    const maria = await app.as('maria');
    const { id } = await maria(casesContract.endpoints.request, { params: { slug }, body: { answers: [] } });
    return id;
  }
  /** The number of a request of Maria's, who named Luc as the one who says yes. */
  async function toDecide(): Promise<string> {
    made += 1;
    const admin = await app.as('admin');
    const named = { approverId: PEOPLE.tom.id, approvalBy: 'named' as const, form: [] };
    const body = { name: `Example offer ${made}`, summary: 'A device.', serviceId: SERVICES.rooms, ...named };
    const { slug } = await admin(catalogueContract.endpoints.createItem, { body });
    const maria = await app.as('maria');
    const given = { params: { slug }, body: { answers: [], approver: PEOPLE.luc.email } };
    return String((await maria(casesContract.endpoints.request, given)).number);
  }
  /** A request that waits for Tom since yesterday, and what he is asked. */
  async function longAsked() {
    const caseId = await toApprove('tom');
    await app.sql(`update cases.approval set asked_at = asked_at - interval '1 day' where case_id = $1`, [caseId]);
    const grace = await app.as('grace');
    const { request } = await grace(casesContract.endpoints.getCase, { params: { caseId } });
    return { caseId, askId: request?.approval?.asks[0]?.id ?? '' };
  }
  return { requestItem, service, toApprove, toDecide, longAsked };
}

/** Who of the desk is asked: this person, or Ayse where the law holds the case out of their sight. */
function approverFor(name: PersonName): PersonName {
  return PEOPLE[name].account !== null || name === 'femi' ? 'ayse' : name;
}

export const CATALOGUE_STAGES: Readonly<Record<string, Stage>> = {
  'catalogue.changeItem': async (hand) => {
    const { id, version } = await hand.requestItem();
    return { params: { itemId: id }, ifMatch: version };
  },
  'catalogue.changeService': async (hand) => {
    const { id, version } = await hand.service();
    return { params: { serviceId: id }, ifMatch: version };
  },
  'cases.answerApproval': async (hand, name) => ({ params: { caseId: await hand.toApprove(approverFor(name)) } }),
  'cases.readAsk': async (hand) => ({ params: { number: await hand.toDecide() } }),
  'cases.answerAsk': async (hand) => ({ params: { number: await hand.toDecide() } }),
  'cases.remindApprovers': async (hand) => ({ params: { caseId: (await hand.longAsked()).caseId } }),
  'cases.nameApprover': async (hand) => {
    const { caseId, askId } = await hand.longAsked();
    return { params: { caseId }, body: { insteadOf: askId, personId: PEOPLE.jan.id, reason: 'Example: on leave.' } };
  },
  serviceId: async () => ({ params: { serviceId: SERVICES.rooms } }),
  slug: async (hand) => ({ params: { slug: (await hand.requestItem()).slug } }),
};
