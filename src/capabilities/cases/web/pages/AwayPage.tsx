import { type FormEvent, useEffect, useRef } from 'react';
import { useMe } from '#capabilities/people/web/index.ts';
import awayEn from '#locales/en/away.json' with { type: 'json' };
import { Button } from '#ui/Button.tsx';
import { DeskPage } from '#ui/desk/DeskShell.tsx';
import { useCommand } from '#ui/keyboard/useCommand.ts';
import { PageHeading, usePageTitle } from '#ui/page.tsx';
import { rowsOf, Skeleton } from '#ui/Skeleton.tsx';
import { ErrorState } from '#ui/states.tsx';
import { MoreText, moreTexts, useText } from '#ui/text.tsx';
import { Absences } from '../parts/Absences.tsx';
import { AwayFields } from '../parts/AwayFields.tsx';
import { HandOverList } from '../parts/HandOverList.tsx';
import { type Going, useGoing } from '../parts/useGoing.ts';
import '../parts/away.css';

const TEXTS = moreTexts({
  en: awayEn,
  others: { de: () => import('#locales/de/away.json').then((file) => file.default) },
});

const OUTLINE = rowsOf(3, 56);

function Owed({ of }: { readonly of: Going }) {
  const t = useText();
  if (of.listed) return <HandOverList of={of} listed={of.listed} />;
  if (of.owed.isError) {
    return <ErrorState failed={t('away.owed-failed')} error={of.owed.error} onRetry={() => void of.owed.refetch()} />;
  }
  if (of.owed.isFetching) return <Skeleton rows={OUTLINE} columns={['15%', '50%', '25%']} />;
  return <p className="t-2">{t('away.say-when')}</p>;
}

function Form({ of }: { readonly of: Going }) {
  const t = useText();
  const form = useRef<HTMLFormElement>(null);
  useCommand('composer.send', () => form.current?.requestSubmit(), { within: form });
  useEffect(() => {
    if (of.fault !== undefined) form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus();
  }, [of.fault]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    of.submit();
  };
  return (
    <form ref={form} className="aw-form" onSubmit={submit} noValidate>
      <AwayFields of={of} />
      <Owed of={of} />
      {of.leave.isError && <ErrorState failed={t('away.failed')} error={of.leave.error} safe={t('away.safe')} />}
      <div>
        <Button type="submit" look="filled" command="composer.send" busy={of.leave.isPending}>
          {of.isMe ? t('away.submit') : t('away.submit-for', { name: of.person.name })}
        </Button>
      </div>
    </form>
  );
}

function Away() {
  const t = useText();
  const me = useMe();
  const going = useGoing();
  usePageTitle(t('away.title'));
  return (
    <DeskPage title={t('away.title')}>
      <div className="aw">
        <div>
          <PageHeading className="t-h2">{t('away.heading')}</PageHeading>
          <p className="t-2 aw-lead">{t('away.lead')}</p>
          <Form of={going} />
        </div>
        <aside aria-label={t('away.list')} data-region>
          <Absences meId={me.id} people={going.people} />
        </aside>
      </div>
    </DeskPage>
  );
}

/** Somebody goes away: when, who stands in, and who keeps each promise that falls due meanwhile. */
export function AwayPage() {
  return (
    <MoreText catalogues={TEXTS}>
      <Away />
    </MoreText>
  );
}
