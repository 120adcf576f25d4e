import { Suspense } from 'react';
import { LANGUAGES } from '#kernel/text.ts';
import accountEn from '#locales/en/account.json' with { type: 'json' };
import meEn from '#locales/en/me.json' with { type: 'json' };
import { Choice } from '#ui/AccountPanel.tsx';
import { SelectField } from '#ui/Field.tsx';
import { LANGUAGE_NAMES } from '#ui/language.ts';
import { lazy } from '#ui/lazy.tsx';
import { PageHeading, usePageTitle } from '#ui/page.tsx';
import { PortalPage } from '#ui/portal/PortalShell.tsx';
import { Skeleton } from '#ui/Skeleton.tsx';
import { chooseScheme, SCHEMES, useScheme } from '#ui/scheme.ts';
import { ErrorState } from '#ui/states.tsx';
import { MoreText, moreTexts, useLanguage, useText } from '#ui/text.tsx';
import { useTime } from '#ui/time/useTime.ts';
import { HowToReach } from '../parts/HowToReach.tsx';
import { SecondStep } from '../parts/SecondStep.tsx';
import { useKnownVisitor } from '../parts/Visit.tsx';
import { type Me, type MyChoices, useChangeMe } from '../queries.ts';
import { zonesWith } from '../zones.ts';
import './me.css';

const TEXTS = moreTexts({
  en: { ...accountEn, ...meEn },
  others: {
    de: async () => {
      const [account, own] = await Promise.all([import('#locales/de/account.json'), import('#locales/de/me.json')]);
      return { ...account.default, ...own.default };
    },
  },
});
const MyMails = lazy(() => import('../parts/MyMails.tsx').then((file) => file.MyMails));
const MyPassword = lazy(() => import('../parts/MyPassword.tsx').then((file) => file.MyPassword));
const MySessions = lazy(() => import('../portal/MySessions.tsx').then((file) => file.MySessions));
const OUTLINE = [44, 44, 44].map((height, place) => ({ id: `field-${place}`, height }));

function Mine() {
  const t = useText();
  const me = useKnownVisitor();
  usePageTitle(t('me.title'));
  return (
    <PortalPage className="me">
      <PageHeading className="t-h1">{t('me.title')}</PageHeading>
      {me ? <MySettings me={me} /> : <Skeleton rows={OUTLINE} />}
    </PortalPage>
  );
}

function MySettings({ me }: { readonly me: Me }) {
  const t = useText();
  const time = useTime();
  const { language, chooseLanguage } = useLanguage();
  const scheme = useScheme();
  const change = useChangeMe();
  const keep = (choice: MyChoices) => change.mutate(choice);
  return (
    <>
      <dl className="me-who">
        <div>
          <dt>{t('me.name')}</dt>
          <dd>{me.name}</dd>
        </div>
        {me.email !== null && (
          <div>
            <dt>{t('me.email')}</dt>
            <dd>{me.email}</dd>
          </div>
        )}
        {me.accounts.length > 0 && (
          <div>
            <dt>{t('me.account')}</dt>
            <dd>{me.accounts.map(({ name }) => name).join(', ')}</dd>
          </div>
        )}
      </dl>
      <div className="me-choices">
        <Choice
          legend={t('me.language')}
          value={language}
          options={LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value], lang: value }))}
          onChoose={(chosen) => {
            void chooseLanguage(chosen);
            keep({ language: chosen });
          }}
        />
        <SelectField
          label={t('me.zone')}
          hint={t('me.zone-hint', { time: time.clock(time.now) })}
          large
          value={me.timeZone}
          options={zonesWith(me.timeZone)}
          onChange={(event) => keep({ timeZone: event.target.value })}
        />
        <HowToReach me={me} />
        <Choice
          legend={t('me.colours')}
          value={scheme.choice}
          options={SCHEMES.map((value) => ({ value, label: t(`account.colours.${value}`) }))}
          onChoose={(chosen) => {
            chooseScheme(chosen);
            keep({ colourScheme: chosen });
          }}
        />
        <p className="t-sm t-3" role="status">
          {change.isSuccess && t('me.kept')}
        </p>
        {change.isError && (
          <ErrorState
            failed={t('me.not-kept')}
            error={change.error}
            {...(change.variables && { onRetry: () => keep(change.variables) })}
          />
        )}
      </div>
      <Suspense>
        <MyMails me={me} />
        {me.hasPassword && <MyPassword />}
        <SecondStep has={me.secondFactor} />
        <MySessions />
      </Suspense>
    </>
  );
}

/** A person's own page: who they are here, language, zone, how to reach them, colours, and the second step of sign-in. */
export function MePage() {
  return (
    <MoreText catalogues={TEXTS}>
      <Mine />
    </MoreText>
  );
}
