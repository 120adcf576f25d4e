import { peopleContract } from '#capabilities/people/contract.ts';
import { PEOPLE } from '#tests/harness/cast.ts';
import { ask, cardPart, reply, replyEditor, sayNow } from './kit/acts.ts';
import { expectGerman } from './kit/german.ts';
import { expect, hearing, staying, test } from './kit/test.ts';
import { t as english, like, tDe, type Words } from './kit/words.ts';

const { ayse, luc, maria } = PEOPLE;
const CLOCK = /\d\d:\d\d/;

/** Who takes part in which language, and what they say to each other. */
interface Cast {
  readonly language: 'en' | 'de';
  readonly t: Words;
  readonly customer: typeof maria | typeof luc;
  readonly asks: string;
  readonly goal: string;
  readonly now: string;
  readonly answer: string;
  readonly word: string;
  readonly solved: string;
}

const CASTS: readonly Cast[] = [
  {
    language: 'en',
    t: english,
    customer: maria,
    asks: 'Lyon cannot join our video call.',
    goal: 'hold the launch meeting',
    now: 'Ayse is testing the camera in the Lyon room with Paul',
    answer: 'The camera there is off. I am on it together with Paul.',
    word: 'We start in ten minutes.',
    solved: 'The camera is on again. Please try your meeting.',
  },
  {
    language: 'de',
    t: tDe,
    customer: luc,
    asks: 'Lyon kommt nicht in unsere Videokonferenz.',
    goal: 'die Vorstellung halten',
    now: 'Ayse prüft mit Paul die Kamera im Raum in Lyon',
    answer: 'Die Kamera dort ist aus. Ich kümmere mich mit Paul darum.',
    word: 'Wir beginnen in zehn Minuten.',
    solved: 'Die Kamera ist wieder an. Bitte versuchen Sie es.',
  },
];

for (const { language, t, customer, asks, goal, now, answer, word, solved } of CASTS) {
  test(`a customer asks, an agent answers, both see it live, and the customer says that it works (${language})`, async ({
    own,
    visit,
  }) => {
    const evenkeel = await own();
    await (await evenkeel.as(ayse.id))(peopleContract.endpoints.changeMe, { body: { language } });
    const locale = language === 'de' ? 'de-DE' : 'en-GB';
    const desk = await visit({ evenkeel, personId: ayse.id }, { locale });
    const portal = await visit({ evenkeel, personId: customer.id }, { locale });
    const inGerman = async () => {
      if (language === 'de') for (const page of [desk, portal]) await expectGerman(page);
    };
    await hearing(desk, () => desk.goto('/desk'));
    await expect(desk.getByText(t('today.all-taken'))).toBeVisible();
    const deskStays = staying(desk);

    await portal.goto('/');
    await expect(portal.getByRole('heading', { level: 1 })).toHaveText(
      t('home.question-to', { name: customer.name.split(' ')[0] ?? '' }),
    );
    await inGerman();
    const number = await ask(portal, { text: asks, goal }, t);
    await expect(portal.getByRole('heading', { level: 1 })).toContainText(asks.slice(0, 20));
    await expect(cardPart(portal, t('now.label'))).toContainText(t('now.untouched'));
    await expect(cardPart(portal, t('next.label'))).toContainText(like(t('next.first-us')));
    await expect(cardPart(portal, t('next.label'))).toContainText(CLOCK);
    await expect(cardPart(portal, t('you.label'))).toContainText(t('you.nothing'));
    await inGerman();
    await hearing(portal, () => portal.reload());
    const portalStays = staying(portal);

    await test.step('the agent sees it come in, and takes it', async () => {
      const row = desk.getByRole('listitem').filter({ hasText: asks.slice(0, 20) });
      await expect(row).toContainText(customer.name);
      await row.getByRole('button', { name: t('case.take') }).click();
      await inGerman();
      await desk
        .getByRole('link', { name: asks.slice(0, 20) })
        .first()
        .click();
      await expect(desk).toHaveURL(`/desk/case/${number}`);
      await expect(desk.getByRole('heading', { level: 1 })).toContainText(number);
      await expect(desk.getByText(goal).first()).toBeVisible();
      await expect(cardPart(portal, t('now.label'))).toContainText(t('now.with', { name: 'Ayse' }));
    });

    await test.step('the agent says what is happening, and the customer reads it', async () => {
      await sayNow(desk, now, t);
      await expect(desk.getByRole('status').filter({ hasText: now })).toBeVisible();
      await expect(cardPart(portal, t('now.label'))).toContainText(now);
    });

    await test.step('the agent replies with a next word, and the customer has both', async () => {
      const promised = replyEditor(desk, customer.name, t).getByLabel(t('next-word.by'));
      const by = (await promised.locator('option:checked').textContent()) ?? '';
      expect(by).toMatch(CLOCK);
      await reply(desk, { to: customer.name, text: answer }, t);
      await expect(portal.getByRole('article').filter({ hasText: answer })).toBeVisible();
      await expect(cardPart(portal, t('next.label'))).toContainText(like(t('next.word', { name: 'Ayse' })));
      await expect(cardPart(portal, t('next.label'))).toContainText(CLOCK.exec(by)?.[0] ?? by);
      await inGerman();
    });

    await test.step('the customer writes, and the agent reads it where they are', async () => {
      await portal.getByRole('textbox', { name: t('write.to', { name: 'Ayse' }) }).fill(word);
      await portal.getByRole('button', { name: t('write.send'), exact: true }).click();
      await expect(desk.getByRole('log').getByText(word)).toBeVisible();
    });

    await test.step('the agent resolves, and the customer is asked', async () => {
      await desk.getByRole('button', { name: t('case.resolve'), exact: true }).click();
      await expect(replyEditor(desk, customer.name, t).getByText(t('next-word.said.resolves'))).toBeVisible();
      await reply(desk, { to: customer.name, text: solved }, t);
      await expect(cardPart(portal, t('you.label'))).toContainText(t('you.check'));
      await expect(desk.getByText(like(t('case.done-since')))).toBeVisible();
      await inGerman();
    });

    await test.step('the customer confirms, and the agent sees it closed', async () => {
      await cardPart(portal, t('you.label'))
        .getByRole('button', { name: t('answer.works') })
        .click();
      await expect(cardPart(portal, t('now.label'))).toContainText(t('now.done'));
      await expect(desk.getByText(like(t('case.over-since'))).first()).toBeVisible();
      await expect(desk.getByRole('button', { name: t('case.now-line') })).toBeHidden();
      await inGerman();
    });
    portalStays();
    deskStays();
  });
}
