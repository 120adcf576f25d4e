import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Language } from '#kernel/text.ts';
import { Choice } from '#ui/AccountPanel.tsx';
import { SelectField } from '#ui/Field.tsx';
import { Link } from '#ui/navigation.tsx';
import { PageHeading, usePageTitle } from '#ui/page.tsx';
import { ErrorState } from '#ui/states.tsx';
import { useLanguage, useText } from '#ui/text.tsx';
import { sampleQuery, templatesQuery } from '../queries.ts';
import '../parts/mail.css';

const NAMES: Readonly<Record<string, string>> = {
  acknowledgement: 'mail.sample.acknowledgement',
  reply: 'mail.sample.reply',
  resolved: 'mail.sample.resolved',
  approval: 'mail.sample.approval',
  'approval-reminder': 'mail.sample.approval-reminder',
  moved: 'mail.sample.moved',
  late: 'mail.sample.late',
  notice: 'mail.sample.notice',
  'notices-digest': 'mail.sample.notices-digest',
  'sign-in-link': 'mail.sample.sign-in-link',
};

type Form = 'html' | 'text';

/** One mail as its reader gets it. The frame runs nothing and reaches nothing. */
function Sample({ id, language, form }: { readonly id: string; readonly language: Language; readonly form: Form }) {
  const t = useText();
  const { data, error, refetch } = useQuery(sampleQuery(id, language));
  if (error) return <ErrorState failed={t('mail.failed')} error={error} onRetry={() => void refetch()} />;
  if (!data) return <div className="mail-frame" />;
  return (
    <>
      <p lang={language}>
        <span className="t-3">{t('mail.subject')}</span> <b>{data.subject}</b>
      </p>
      {form === 'html' ? (
        <iframe className="mail-frame" title={data.subject} sandbox="" srcDoc={data.html} lang={language} />
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: A long text scrolls by keyboard too.
        <pre className="mail-frame mail-text" lang={language} tabIndex={0}>
          {data.text}
        </pre>
      )}
    </>
  );
}

/** Every kind of mail that we send, in both languages, as HTML and as text. */
export function SamplesPage() {
  const t = useText();
  usePageTitle(t('mail.samples'));
  const mine = useLanguage().language;
  const templates = useQuery(templatesQuery);
  const [id, choose] = useState<string | null>(null);
  const [language, setLanguage] = useState<Language>(mine);
  const [form, setForm] = useState<Form>('html');
  const ids = templates.data?.map((one) => one.id) ?? [];
  const shown = id ?? ids[0];
  return (
    <div className="mail">
      <p className="mail-back">
        <Link href="/admin/mail">{t('admin.mail')}</Link>
      </p>
      <PageHeading>{t('mail.samples')}</PageHeading>
      <p className="t-2">{t('mail.samples-purpose')}</p>
      {templates.isError && (
        <ErrorState failed={t('mail.failed')} error={templates.error} onRetry={() => void templates.refetch()} />
      )}
      {shown !== undefined && (
        <>
          <div className="mail-choices">
            <SelectField
              label={t('mail.kind')}
              value={shown}
              options={ids.map((value) => ({ value, label: t(NAMES[value] ?? 'mail.sample.reply') }))}
              onChange={(event) => choose(event.target.value)}
            />
            <Choice
              legend={t('mail.language')}
              value={language}
              options={[
                { value: 'en', label: 'English', lang: 'en' },
                { value: 'de', label: 'Deutsch', lang: 'de' },
              ]}
              onChoose={setLanguage}
            />
            <Choice
              legend={t('mail.form')}
              value={form}
              options={[
                { value: 'html', label: t('mail.form.html') },
                { value: 'text', label: t('mail.form.text') },
              ]}
              onChoose={setForm}
            />
          </div>
          <Sample id={shown} language={language} form={form} />
        </>
      )}
    </div>
  );
}
