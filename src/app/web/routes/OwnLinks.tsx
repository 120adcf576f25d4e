import { IconBeach, IconKeyboard, IconMail, IconSignature, IconTextPlus } from '@tabler/icons-react';
import { Icon } from '#ui/Icon.tsx';
import { Link } from '#ui/navigation.tsx';
import { useText } from '#ui/text.tsx';

const LINKS = [
  { href: '/desk/away', icon: IconBeach, label: 'account.away' },
  { href: '/desk/snippets', icon: IconTextPlus, label: 'snippets.own' },
  { href: '/desk/signature', icon: IconSignature, label: 'account.signature' },
  { href: '/desk/keys', icon: IconKeyboard, label: 'own-keys.title' },
  { href: '/desk/notices', icon: IconMail, label: 'account.notices' },
] as const;

/** In the account menu: who goes away says so; what I write often; how my mails end; how notices come by mail. */
export function OwnLinks() {
  const t = useText();
  return LINKS.map(({ href, icon, label }) => (
    <Link key={href} className="ek-account-item" href={href}>
      <Icon of={icon} />
      {t(label)}
    </Link>
  ));
}
