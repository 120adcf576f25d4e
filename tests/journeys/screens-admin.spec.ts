import { writeFile } from 'node:fs/promises';
import { DESK_ADDRESS, PEOPLE } from '#tests/harness/cast.ts';
import { TEMPLATE } from '#tests/harness/template.ts';
import { offerLaptop } from './kit/acts.ts';
import { inspect } from './kit/inspect.ts';
import { sendMail } from './kit/mail.ts';
import { expect, test } from './kit/test.ts';
import { like, t } from './kit/words.ts';

// A trace of every screen costs more than it tells: the list of faults says what is wrong.
test.use({ trace: 'off' });

test.describe('settings', () => {
  test('hours, with a year at a glance', async ({ evenkeel, visit }) => {
    const page = await visit({ evenkeel, personId: PEOPLE.admin.id });
    await page.goto('/admin');
    await expect(page).toHaveURL(/\/admin\/hours$/);
    await expect(page.getByRole('heading', { level: 1, name: t('admin.hours') })).toBeVisible();
    await page.getByText(t('calendar.year')).first().click();
    await expect(page.getByText(t('calendar.clocks-change')).first()).toBeVisible();
    const next = new Date().getUTCFullYear() + 1;
    await page
      .getByRole('button', { name: t('calendar.year-after', { year: String(next) }) })
      .first()
      .click();
    await expect(page.getByRole('button', { name: like(String(next)) }).first()).toBeVisible();
    await page.getByText(t('calendar.versions')).first().click();
    await expect(page.getByText(like(t('calendar.version', { version: 1 }))).first()).toBeVisible();
    await inspect(page);
  });

  test('services, one changed and one added', async ({ own, visit }) => {
    const page = await visit({ evenkeel: await own(), personId: PEOPLE.admin.id });
    await page.goto('/admin/services');
    await expect(page.getByRole('heading', { level: 1, name: t('admin.services') })).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Scanners' })).toBeVisible();
    await inspect(page);
    await page.goto('/admin/services');
    await page.getByRole('button', { name: t('services.change', { name: 'Scanners' }) }).click();
    await page.getByLabel(t('services.owner')).selectOption({ label: PEOPLE.femi.name });
    await page.getByRole('button', { name: t('services.save') }).click();
    const row = page.getByRole('listitem').filter({ hasText: 'Scanners' });
    await expect(row).toContainText(t('services.answered-for', { name: PEOPLE.femi.name }));
    await page.getByRole('button', { name: t('services.new') }).click();
    await page.getByRole('button', { name: t('services.save') }).click();
    await expect(page.getByText(t('services.no-name'))).toBeVisible();
    await inspect(page, { width: 360 });
  });

  test('telephone, with a token that is seen once', async ({ evenkeel, visit }) => {
    const page = await visit({ evenkeel, personId: PEOPLE.admin.id });
    await page.goto('/admin/telephone');
    await page.getByRole('button', { name: t('telephone.add-line') }).click();
    await page.getByLabel(t('telephone.number')).fill('030 5557000');
    await page.getByRole('button', { name: t('telephone.save'), exact: true }).click();
    await expect(page.getByText(t('telephone.saved'))).toBeVisible();
    await page.getByRole('button', { name: t('telephone.make-token') }).click();
    await expect(page.getByText(t('telephone.secret-once'))).toBeVisible();
    await inspect(page);
  });

  test('requests, and one as it is written', async ({ evenkeel, visit }) => {
    const slug = await offerLaptop(evenkeel);
    const page = await visit({ evenkeel, personId: PEOPLE.admin.id });
    await page.goto('/admin/requests');
    await expect(page.getByRole('heading', { level: 1, name: t('admin.requests') })).toBeVisible();
    await inspect(page);
    await page.goto('/admin/requests');
    await page.getByRole('link', { name: like(slug.replaceAll('-', ' ').replace('laptop', 'Laptop')) }).click();
    await expect(
      page
        .getByRole('region', { name: t('offer.preview') })
        .getByRole('radio')
        .first(),
    ).toBeVisible();
    await inspect(page);
  });

  test('hours are looked at, put right, and published', async ({ own, visit }) => {
    const evenkeel = await own();
    const page = await visit({ evenkeel, personId: PEOPLE.admin.id });
    await page.goto('/admin/hours');
    await page
      .getByRole('link', { name: like(t('calendar.change-hours')) })
      .last()
      .click();
    const monday = page.getByRole('textbox', { name: t('calendar.mon') });
    await monday.fill('9-12, 11-17');
    await page.getByRole('button', { name: t('calendar.look') }).click();
    await expect(page.getByRole('textbox', { name: t('calendar.tue') })).toBeVisible();
    await expect(monday).toHaveAttribute('aria-invalid', 'true');
    await expect(monday).toHaveValue('09:00–12:00, 11:00–17:00');
    await monday.fill('9-12, 13-17');
    const file = [
      'BEGIN:VCALENDAR',
      'BEGIN:VEVENT',
      'DTSTART;VALUE=DATE:20261003',
      'RRULE:FREQ=YEARLY',
      'SUMMARY:Unity Day',
    ];
    const timed = [
      'END:VEVENT',
      'BEGIN:VEVENT',
      'DTSTART:20261224T100000Z',
      'SUMMARY:Party',
      'END:VEVENT',
      'END:VCALENDAR',
    ];
    const buffer = Buffer.from([...file, ...timed].join('\r\n'));
    await page.locator('input[type=file]').setInputFiles({ name: 'days.ics', mimeType: 'text/calendar', buffer });
    await page.getByText(t('calendar.not-taken', { n: 1 })).click();
    await inspect(page);
    await page.getByRole('button', { name: t('calendar.take-over', { n: 6 }) }).click();
    await expect(page.getByRole('textbox', { name: t('calendar.holiday-name'), exact: true })).toHaveCount(6);
    await page.getByRole('button', { name: t('calendar.look') }).click();
    await expect(page.getByRole('heading', { name: t('calendar.preview') })).toBeFocused();
    await inspect(page);
    await page.getByRole('button', { name: t('calendar.publish') }).click();
    await expect(page).toHaveURL(/\/admin\/hours$/);
    await expect(page.getByText('09:00–12:00, 13:00–17:00')).toBeVisible();
  });

  test('a calendar is added', async ({ own, visit }) => {
    const evenkeel = await own();
    const page = await visit({ evenkeel, personId: PEOPLE.admin.id });
    await page.goto('/admin/hours/new');
    await page.getByRole('button', { name: t('calendar.never-closes') }).click();
    await page.getByRole('button', { name: t('calendar.look') }).click();
    const name = page.getByRole('textbox', { name: t('calendar.name') });
    await expect(name).toBeFocused();
    await inspect(page);
    await name.fill('Night watch');
    await page.getByRole('button', { name: t('calendar.look') }).click();
    await page.getByRole('button', { name: t('calendar.create') }).click();
    await expect(page.getByRole('heading', { name: 'Night watch' })).toBeVisible();
  });

  test('the list by itself, on a phone', async ({ evenkeel, visit }) => {
    const page = await visit({ evenkeel, personId: PEOPLE.admin.id }, { viewport: { width: 360, height: 740 } });
    await page.goto('/admin');
    await page.getByRole('link', { name: t('admin.hours') }).click();
    await expect(page.getByRole('heading', { level: 1, name: t('admin.hours') })).toBeVisible();
    await page.getByRole('link', { name: t('admin.all') }).click();
    await expect(page.getByRole('heading', { level: 1, name: t('admin.title') })).toBeVisible();
  });

  test('are not for agents', async ({ as }) => {
    const page = await as('ayse');
    await page.goto('/admin/hours');
    await expect(page.getByRole('heading', { level: 1, name: t('state.not-found') })).toBeVisible();
    await expect(page.getByRole('link', { name: t('nav.admin') })).toHaveCount(0);
  });

  test('mail: what is held back, who gets none, and how it is signed', async ({ own, visit }) => {
    const evenkeel = await own();
    await evenkeel.sql(
      `insert into conversations.outbound_mail (id, account_id, purpose, recipient_address, recipient_name, language,
         content, message_id_header, state, queued_at, last_error)
       values (gen_random_uuid(), null, 'notice', 'victim@elsewhere.example', 'A', 'en',
         '{"title":"News of your case [#10427]","zone":"Europe/Berlin","blocks":[]}', '<held@x>', 'held', now(), 'recipient')`,
    );
    await evenkeel.sql(
      `insert into conversations.failing_address (id, address, score, stopped_at, words)
       values (gen_random_uuid(), 'gone@elsewhere.example', 1, now(), '550 5.1.1 User unknown')`,
    );
    await sendMail(evenkeel, {
      from: { name: 'A service', address: 'no-reply@service.example' },
      to: DESK_ADDRESS,
      subject: 'Confirm your e-mail address',
      text: 'Your confirmation code is 913-204',
      messageId: '<code@service.example>',
    });
    const page = await visit({ evenkeel, personId: PEOPLE.admin.id });
    await expect(async () => {
      await page.goto('/admin/mail');
      await expect(page.getByRole('button', { name: t('mail.quarantine.judge') })).toBeVisible({ timeout: 2000 });
    }).toPass();
    await expect(page.getByText('victim@elsewhere.example')).toBeVisible();
    await expect(page.getByText('evenkeel._domainkey.', { exact: false })).toBeVisible();
    await inspect(page);
    await page.getByRole('button', { name: t('mail.quarantine.judge') }).click();
    await expect(page.getByText(t('mail.quarantine.judging'))).toBeVisible();
    await page.getByRole('button', { name: t('mail.allow') }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: t('mail.allow') })
      .click();
    await expect(page.getByText(t('mail.reason-missing'))).toBeVisible();
    await page.getByRole('textbox', { name: t('mail.reason') }).fill('The mailbox is back.');
    await page
      .getByRole('dialog')
      .getByRole('button', { name: t('mail.allow') })
      .click();
    await expect(page.getByText(t('mail.stopped.none'))).toBeVisible();
  });

  test('mail: what could not be fetched from a mailbox is fetched again', async ({ own, visit }, info) => {
    const mailboxesFile = info.outputPath('mailboxes.json');
    const box = { name: 'help', host: '127.0.0.1', port: 9, tls: 'none', user: 'help', password: 'x' };
    await writeFile(mailboxesFile, JSON.stringify([{ ...box, address: 'help@harbour.example' }]));
    const evenkeel = await own({ template: TEMPLATE, config: { mailboxesFile } });
    await evenkeel.sql(
      `insert into conversations.mailbox (name, uid_validity) values ('help', '7')
       on conflict (name) do update set uid_validity = '7'`,
    );
    await evenkeel.sql(
      `insert into conversations.mailbox_mail (mailbox, uid_validity, uid, reason, noted_at)
       values ('help', '7', 4812, 'Internal error occurred. Refer to server log.', now())`,
    );
    const page = await visit({ evenkeel, personId: PEOPLE.admin.id });
    await page.goto('/admin/mail');
    await expect(page.getByText('Internal error occurred')).toBeVisible();
    await inspect(page);
    await page.goto('/admin/mail');
    await page.getByRole('button', { name: t('mail.box.fetch-again') }).click();
    await expect(page.getByText(t('mail.box.being-fetched'))).toBeVisible();
    await inspect(page);
  });

  test('a sample of every kind of mail, in both languages', async ({ evenkeel, visit }) => {
    const page = await visit({ evenkeel, personId: PEOPLE.admin.id });
    await page.goto('/admin/mail');
    await page.getByRole('link', { name: t('mail.samples') }).click();
    await page.getByRole('combobox', { name: t('mail.kind') }).selectOption('late');
    const frame = page.frameLocator('iframe');
    await expect(frame.locator('p', { hasText: 'We are sorry' })).toBeVisible();
    await page.getByRole('radio', { name: 'Deutsch' }).check();
    await expect(frame.locator('p', { hasText: 'Das tut uns leid' })).toBeVisible();
    await inspect(page);
    await page.getByRole('radio', { name: t('mail.form.text') }).check();
    await expect(page.locator('pre')).toContainText('Das tut uns leid');
    await inspect(page);
  });
});
