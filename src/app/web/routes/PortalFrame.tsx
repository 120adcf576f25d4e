import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import { installationQuery, type Me, OwnMenu, Visitors } from '#capabilities/people/web/index.ts';
import { signInHref } from '#ui/api.ts';
import { ButtonLink } from '#ui/Button.tsx';
import { useGo } from '#ui/navigation.tsx';
import { PortalPage, PortalShell } from '#ui/portal/PortalShell.tsx';
import { ErrorState } from '#ui/states.tsx';
import { Phrase, useText } from '#ui/text.tsx';

/** Whose portal it is: known people are told so with their own name; strangers ask what anybody may know. */
function useOrganisation(me: Me | null, settled: boolean) {
  const go = useGo();
  const { data: installation } = useQuery({ ...installationQuery, enabled: settled && me === null });
  useEffect(() => {
    if (installation?.needsSetUp) go('/setup', 'replace');
  }, [installation, go]);
  if (me) return me.organisation;
  return { name: installation?.organisation ?? '', phone: installation?.phone ?? null };
}

function useItems(me: Me | null) {
  const t = useText();
  if (!me) return [];
  const item = (href: string, label: string) => ({ href, label, current: window.location.pathname === href });
  return [item('/cases', t('nav.cases')), item('/requests', t('nav.requests'))];
}

/** At the right of the head; keeps its place while it is not known who is here. */
function Account({ me, settled }: { readonly me: Me | null; readonly settled: boolean }) {
  const t = useText();
  if (me) return <OwnMenu me={me} door="portal" />;
  if (settled) return <ButtonLink href={signInHref()}>{t('portal.sign-in')}</ButtonLink>;
  return <span style={{ width: 40 }} />;
}

interface FrameProps {
  readonly visit: { me: Me | null; settled: boolean; failed: unknown; retry: () => void };
  readonly children: ReactNode;
}

function Frame({ visit: { me, settled, failed, retry }, children }: FrameProps) {
  const t = useText();
  const { name, phone } = useOrganisation(me, settled);
  return (
    <PortalShell
      organisation={{ name }}
      items={useItems(me)}
      account={<Account me={me} settled={settled} />}
      busy={!settled && !failed}
      contact={phone !== null && <Phrase id="portal.call" values={{ phone: <b>{phone}</b> }} />}
    >
      {failed ? (
        <PortalPage>
          <ErrorState failed={t('portal.failed')} safe={t('portal.safe')} error={failed} onRetry={retry} />
        </PortalPage>
      ) : (
        children
      )}
    </PortalShell>
  );
}

/** The portal around its pages, for people whom it knows and for strangers. */
export function PortalFrame({ children }: { readonly children: ReactNode }) {
  return <Visitors>{(visit) => <Frame visit={visit}>{children}</Frame>}</Visitors>;
}
