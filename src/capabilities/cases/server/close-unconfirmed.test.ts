import { afterAll, beforeAll, expect, it } from 'vitest';
import { calendarsContract } from '#capabilities/calendars/contract.ts';
import { promisesContract } from '#capabilities/promises/contract.ts';
import { fromIso } from '#kernel/time.ts';
import { SERVICES, startTestApp, type TestApp } from '#tests/harness/index.ts';
import { casesContract } from '../contract.ts';

const { ask, caseStory, getCase, reply, take } = casesContract.endpoints;
const { getCalendar, publishVersion } = calendarsContract.endpoints;
const { explainPromise } = promisesContract.endpoints;

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

it('gives the customer the days that the fix pinned to say that it does not work, whatever hours come later', async () => {
  const [maria, ayse, admin] = [await app.as('maria'), await app.as('ayse'), await app.as('admin')];
  const { id: caseId } = await maria(ask, { body: { text: 'No sound in the room.', serviceId: SERVICES.rooms } });
  const params = { caseId };
  await ayse(take, { params });
  await ayse(reply, { params, body: { text: 'It works again.', next: { follow: 'resolves' } } });
  const told = (await maria(caseStory, { params })).confirmBy;
  expect(fromIso(told ?? '')).toBeGreaterThan(app.clock.now());

  const { promises } = await ayse(getCase, { params });
  const fix = promises.find(({ kind }) => kind === 'resolve');
  const { calendar } = await ayse(explainPromise, { params: { promiseId: fix?.id ?? '' } });
  const { hours } = await admin(getCalendar, { params: { calendarId: calendar.id } });
  const closed = { ...hours, weekly: { mon: hours.weekly.mon } };
  await admin(publishVersion, { params: { calendarId: calendar.id }, body: { hours: closed } });
  expect((await maria(caseStory, { params })).confirmBy).toBe(told);
});
