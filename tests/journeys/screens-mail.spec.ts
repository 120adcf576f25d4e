import { DESK_ADDRESS, PEOPLE } from '#tests/harness/cast.ts';
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
