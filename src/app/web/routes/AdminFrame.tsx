import { IconChevronLeft } from '@tabler/icons-react';
import { type ReactNode, useEffect } from 'react';
import { useMe } from '#capabilities/people/web/index.ts';
import adminEn from '#locales/en/admin.json' with { type: 'json' };
import { type AdminSection, sectionAt, sectionsFor } from '#ui/desk/admin.ts';
import { DeskPage } from '#ui/desk/DeskShell.tsx';
import { Icon } from '#ui/Icon.tsx';
import { Link, useGo } from '#ui/navigation.tsx';
import { PageHeading, usePageTitle } from '#ui/page.tsx';
import { NoPage } from '#ui/pages.tsx';
import { MoreText, moreTexts, useText } from '#ui/text.tsx';
import { useMedia } from '#ui/useMedia.ts';
import { ADMIN_SECTIONS } from './admin.ts';
import './admin.css';

const TEXTS = moreTexts({
  en: adminEn,
  others: { de: () => import('#locales/de/admin.json').then((file) => file.default) },
});

interface ListProps {
  readonly sections: readonly AdminSection[];
  readonly current: AdminSection | undefined;
}

function SettingsList({ sections, current }: ListProps) {
  const t = useText();
  return (
    <nav className="ek-admin-list" aria-label={t('admin.list')} data-region>
      <ul>
        {sections.map(({ id, label, href }) => (
          <li key={id}>
            <Link href={href} aria-current={id === current?.id ? 'page' : undefined}>
              {t(label)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** `/admin` itself: on a phone the list, elsewhere the first page beside it. */
function Start({ sections, narrow }: { readonly sections: readonly AdminSection[]; readonly narrow: boolean }) {
  const t = useText();
  const go = useGo();
  const first = sections[0]?.href;
  useEffect(() => {
    if (!narrow && first) go(first, 'replace');
  }, [narrow, first, go]);
  usePageTitle(t('admin.title'));
  if (!narrow) return null;
  return (
    <div className="ek-admin-start">
      <PageHeading>{t('admin.title')}</PageHeading>
      <SettingsList sections={sections} current={undefined} />
    </div>
  );
}

function BackToList() {
  const t = useText();
  return (
    <Link className="ek-admin-back" href="/admin">
      <Icon of={IconChevronLeft} size={16} />
      {t('admin.all')}
    </Link>
  );
}

function Settings({ path, children }: AdminFrameProps) {
  const t = useText();
  const me = useMe();
  const narrow = useMedia('(max-width: 700px)');
  const sections = sectionsFor(ADMIN_SECTIONS, me.roles);
  const current = sectionAt(sections, path);
  const atStart = path === '/admin' || path === '/admin/';
  if (sections.length === 0 || !(current || atStart)) return <NoPage home="/desk/today" />;
  return (
    <DeskPage title={t('admin.title')} {...(current && { about: t(current.label) })}>
      <div className="ek-admin">
        {!narrow && <SettingsList sections={sections} current={current} />}
        <div className="ek-admin-page">
          {narrow && current && <BackToList />}
          {atStart ? <Start sections={sections} narrow={narrow} /> : children}
        </div>
      </div>
    </DeskPage>
  );
}

interface AdminFrameProps {
  readonly path: string;
  /** The page that the address names. */
  readonly children: ReactNode;
}

/** The administrators' door: the settings list and one page beside it; on a phone the list first, then the page. */
export function AdminFrame(props: AdminFrameProps) {
  return (
    <MoreText catalogues={TEXTS}>
      <Settings {...props} />
    </MoreText>
  );
}
