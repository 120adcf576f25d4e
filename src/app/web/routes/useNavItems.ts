import {
  IconBulb,
  IconClockCheck,
  IconLifebuoy,
  IconListDetails,
  IconQuote,
  IconSettings,
  IconSunrise,
} from '@tabler/icons-react';
import { readsFeedback } from '#capabilities/feedback/web/index.ts';
import type { Me } from '#capabilities/people/web/index.ts';
import { usePausesToReview } from '#capabilities/promises/web/index.ts';
import { useAskedOfMe } from '#capabilities/troubleshooting/web/index.ts';
import { sectionsFor } from '#ui/desk/admin.ts';
import type { NavItem } from '#ui/desk/DeskShell.tsx';
import { useText } from '#ui/text.tsx';
import { ADMIN_SECTIONS } from './admin.ts';

/** Whether a path is one of the settings. */
export function isAdmin(path: string): boolean {
  return /^\/admin(\/|$)/.test(path);
}

/** Where people of the desk can go, and what waits for them there. */
export function useNavItems(me: Me, path: string): readonly NavItem[] {
  const t = useText();
  const pauses = usePausesToReview();
  const asked = useAskedOfMe();
  const settings: NavItem = {
    id: 'admin',
    label: t('nav.admin'),
    icon: IconSettings,
    href: '/admin',
    current: isAdmin(path),
  };
  return [
    {
      id: 'today',
      label: t('nav.today'),
      icon: IconSunrise,
      href: '/desk/today',
      current: path.startsWith('/desk/today'),
      command: 'anywhere.today',
    },
    {
      id: 'queue',
      label: t('nav.queue'),
      icon: IconListDetails,
      href: '/desk/queue',
      current: path.startsWith('/desk/queue') || path.startsWith('/desk/case'),
      command: 'anywhere.queue',
    },
    {
      id: 'promises',
      label: t('nav.promises'),
      icon: IconClockCheck,
      href: '/desk/promises',
      current: path.startsWith('/desk/promises'),
      command: 'anywhere.promises',
      ...(pauses > 0 && { needs: t('nav.pauses-to-review', { n: pauses }), count: pauses }),
    },
    {
      id: 'swarm',
      label: t('nav.swarm'),
      icon: IconLifebuoy,
      href: '/desk/swarm',
      current: path.startsWith('/desk/swarm'),
      command: 'anywhere.swarm',
      ...(asked > 0 && { needs: t('nav.asked-of-you', { n: asked }), count: asked }),
    },
    ...(readsFeedback(me.roles)
      ? [
          {
            id: 'feedback',
            label: t('nav.feedback'),
            icon: IconQuote,
            href: '/desk/feedback',
            current: path.startsWith('/desk/feedback'),
          },
        ]
      : []),
    {
      id: 'improvements',
      label: t('nav.improvements'),
      icon: IconBulb,
      href: '/desk/improvements',
      current: path.startsWith('/desk/improvements'),
      command: 'anywhere.improvements',
    },
    ...(sectionsFor(ADMIN_SECTIONS, me.roles).length > 0 ? [settings] : []),
  ];
}
