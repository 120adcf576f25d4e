import { DESK_ADDRESS, PEOPLE } from '#tests/harness/cast.ts';
import { reply } from './kit/acts.ts';
import { mailSent, sendMail } from './kit/mail.ts';
import { expect, hearing, staying, test } from './kit/test.ts';
import { t } from './kit/words.ts';

const { ayse, maria } = PEOPLE;
const SUBJECT = 'Lyon sees a black screen';
const ANSWER = 'I have it, Maria. I am testing the camera now.';
const SECOND = 'It is the room next to the kitchen.';

test('a mail comes in, the answer goes out and threads, and what comes back lands in the same case', async ({
  own,
  visit,
}) => {
  const evenkeel = await own();
  const desk = await visit({ evenkeel, personId: ayse.id });
  await hearing(desk, () => desk.goto('/desk'));
  await expect(desk.getByText(t('today.all-taken'))).toBeVisible();
  const stays = staying(desk);
  const from = { name: maria.name, address: maria.email };

  await test.step('the mail is a case, and the agent sees it come in', async () => {
    const messageId = '<first@harbour.example>';
    await sendMail(evenkeel, { from, to: DESK_ADDRESS, subject: SUBJECT, text: 'We start at 15:00.', messageId });
    await desk.getByRole('link', { name: SUBJECT }).click();
    await expect(desk.getByRole('log')).toContainText('We start at 15:00.');
    await desk.getByRole('button', { name: t('case.take') }).click();
    await expect(desk.getByRole('button', { name: t('case.take') })).toBeHidden();
  });

  const answer = await test.step('the answer goes out under the headers that let it thread', async () => {
    await reply(desk, { to: maria.name, text: ANSWER });
    const mail = await mailSent(
      evenkeel,
      ({ subject, envelopeTo }) => subject.includes(SUBJECT) && envelopeTo.includes(maria.email),
    );
    expect(mail.text).toContain(ANSWER);
    expect(mail.inReplyTo).toContain('<first@harbour.example>');
    expect(mail.references).toContain('<first@harbour.example>');
    expect(mail.messageId).toMatch(/^<.+@harbour\.example>$/);
    expect(mail.replyTo[0]?.address).toMatch(/^reply\+[a-z2-7]+@harbour\.example$/);
    return mail;
  });

  await test.step('what the customer answers stands in the same case, live', async () => {
    const messageId = answer.messageId ?? '';
    await sendMail(evenkeel, {
      from,
      to: answer.replyTo[0]?.address,
      subject: `Re: ${answer.subject}`,
      inReplyTo: messageId,
      references: [...answer.references, messageId],
      text: `${SECOND}\n\nOn Tue, 24 Nov 2026 at 10:05, Harbour Service <${DESK_ADDRESS}> wrote:\n> ${ANSWER}\n`,
    });
    const message = desk.getByRole('article', { name: t('message.name.customer', { name: maria.name }) }).last();
    await expect(message).toContainText(SECOND);
    await expect(message).not.toContainText(ANSWER);
    await expect(desk.getByRole('article')).toHaveCount(3);
  });

  await test.step('the customer finds the same story in the portal', async () => {
    const portal = await visit({ evenkeel, personId: maria.id });
    await portal.goto('/cases');
    const found = portal.getByRole('main').getByRole('link', { name: SUBJECT });
    await expect(found).toHaveCount(1);
    await found.click();
    for (const text of ['We start at 15:00.', ANSWER, SECOND]) {
      await expect(portal.getByRole('article').filter({ hasText: text }).first()).toBeVisible();
    }
  });
  stays();
});
