import { useState } from 'react';
import { useGo } from '#ui/navigation.tsx';
import { PageHeading, usePageTitle } from '#ui/page.tsx';
import { useText } from '#ui/text.tsx';
import { useTime } from '#ui/time/useTime.ts';
import { tell } from '#ui/toast.ts';
import { newDraft } from '../hours-draft.ts';
import { HoursForm } from '../parts/HoursForm.tsx';
import './hours.css';

/** Adds a calendar: it begins as office hours in the reader's zone. */
export function NewHoursPage() {
  const t = useText();
  const go = useGo();
  const { zone } = useTime();
  const [start] = useState(() => newDraft(zone));
  usePageTitle(t('calendar.new'));
  return (
    <div className="hours">
      <PageHeading>{t('calendar.new')}</PageHeading>
      <HoursForm
        start={start}
        onDone={(name) => {
          tell({ text: t('calendar.created', { name }) });
          go('/admin/hours');
        }}
      />
    </div>
  );
}
