import { casesContract } from '#capabilities/cases/contract.ts';
import { DESK_ADDRESS, PEOPLE, SERVICES } from '#tests/harness/cast.ts';
import { reply } from './kit/acts.ts';
import { inspect } from './kit/inspect.ts';
import { mailSent, sendMail } from './kit/mail.ts';
import { expect, test } from './kit/test.ts';
import { t } from './kit/words.ts';

test.use({ trace: 'off' });

const { ayse, maria } = PEOPLE;
const SUBJECT = 'Lyon sees a black screen';
const ANSWER = 'Which room is it?';
const ICS = ['BEGIN:VCALENDAR', 'METHOD:REQUEST', 'BEGIN:VEVENT', 'DTSTART:20261201T090000Z', 'SUMMARY:Camera test'];
const WORDS = 'I sit next to Maria: it is the room by the kitchen.';

test('a case with a meeting, an unverified sender and words that wait', async ({ own, visit }) => {
  const evenkeel = await own();
  const page = await visit({ evenkeel, personId: ayse.id });
  const icalEvent = { method: 'REQUEST', content: [...ICS, 'END:VEVENT', 'END:VCALENDAR'].join('\r\n') } as const;
  const from = { name: maria.name, address: maria.email };
  await sendMail(evenkeel, { from, to: DESK_ADDRESS, subject: SUBJECT, text: 'We start at 15:00.', icalEvent });
  await page.goto('/desk');
  await page.getByRole('link', { name: SUBJECT }).click();
  await page.getByRole('button', { name: t('case.take') }).click();
  await reply(page, { to: maria.name, text: ANSWER });
  const answer = await mailSent(evenkeel, ({ subject, envelopeTo }) => {
    return subject.includes(SUBJECT) && envelopeTo.includes(maria.email);
  });
  const stranger = { name: 'Zoë Sand', address: 'zoe@sand.example' };
  await sendMail(evenkeel, { from: stranger, to: answer.replyTo[0]?.address, subject: `Re: ${SUBJECT}`, text: WORDS });
  const note = page.getByRole('article').filter({ hasText: WORDS });
  await expect(note.getByRole('button', { name: t('pending.accept') })).toBeVisible();
  await expect(page.getByText(t('meeting.request', { title: 'Camera test' }))).toBeVisible();
  await inspect(page);
  await note.getByRole('button', { name: t('pending.accept') }).click();
  const heard = page.getByRole('article', { name: t('message.name.customer', { name: stranger.name }) });
  await expect(heard).toContainText(WORDS);
  await expect(note.getByText(t('pending.accepted', { name: ayse.name }))).toBeVisible();
});

const HTML = `<h1 style="color:#0f4c81">News of the week</h1><p>Please sign in at
  <a href="https://elsewhere.example/login">https://intranet.harbour.example</a>.</p>
  <table width="100%"><tr><td>Room</td><td>Kitchen</td></tr></table><img src="https://pictures.example/a.png" alt="A picture">`;

test('a mail in HTML is shown as it came, in a frame that loads nothing', async ({ own, visit }) => {
  const evenkeel = await own();
  const page = await visit({ evenkeel, personId: ayse.id });
  const from = { name: maria.name, address: maria.email };
  await sendMail(evenkeel, { from, to: DESK_ADDRESS, subject: 'News', html: HTML });
  await page.goto('/desk');
  await page.getByRole('link', { name: 'News' }).click();
  const shown = 'https://intranet.harbour.example';
  await expect(page.getByText(t('message.warning.link-elsewhere', { shown, is: 'elsewhere.example' }))).toBeVisible();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.getByRole('button', { name: t('message.as-it-came') }).click();
  const frame = page.frameLocator(`iframe[title="${t('mail-shown.frame')}"]`);
  await expect(frame.getByRole('heading', { name: 'News of the week' })).toBeVisible();
  await expect(page.getByText(t('mail-shown.elsewhere', { n: 1 }))).toBeVisible();
  await page.getByRole('button', { name: t('mail-shown.fetch') }).click();
  await expect(page.getByText(t('mail-shown.missing', { n: 1 }))).toBeVisible();
  const origin = new URL(page.url()).origin;
  expect(asked.filter((url) => !url.startsWith(origin) && !/^(?:about|blob|data):/.test(url))).toEqual([]);
  await inspect(page);
});

test('a customer whom no mail reached is told by telephone, and the case says so until then', async ({
  own,
  visit,
}) => {
  const evenkeel = await own();
  const { ask, take, reply: answer } = casesContract.endpoints;
  const [asking, working] = [await evenkeel.as(maria.id), await evenkeel.as(ayse.id)];
  const { id, number } = await asking(ask, { body: { text: 'The sound hums.', serviceId: SERVICES.rooms } });
  const params = { caseId: id };
  await working(take, { params });
  await working(answer, { params, body: { text: 'Please try it.', next: { follow: 'resolves' } } });
  await evenkeel.sql(
    `update cases."case" set unreached_since = now(), unreached_address = '${maria.email}' where id = '${id}'`,
  );
  const page = await visit({ evenkeel, personId: ayse.id });
  await page.goto(`/desk/case/${number}`);
  const unheard = page.getByText(t('not-reached.unheard', { name: 'Maria' }));
  await expect(unheard).toBeVisible();
  await inspect(page);
  await page.goto(`/desk/case/${number}`);
  await page.getByRole('button', { name: t('not-reached.reach', { name: 'Maria' }) }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: t('spoken.text') }).fill('She tried it while we talked.');
  await dialog.getByRole('button', { name: t('spoken.submit') }).click();
  await expect(dialog).toBeHidden();
  await expect(unheard).toBeHidden();
});
