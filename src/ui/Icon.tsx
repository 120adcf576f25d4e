import type { Icon as TablerIcon } from '@tabler/icons-react';

interface IconProps {
  readonly of: TablerIcon;
  /** 14 in chips, 16 in buttons, 20 in navigation and on the portal. */
  readonly size?: 14 | 16 | 20;
}

/** A Tabler icon at the house's stroke. Always beside words, or inside something that has a name: itself it is silent. */
export function Icon({ of: Shape, size = 16 }: IconProps) {
  return <Shape size={size} stroke={1.75} aria-hidden className="ek-icon" />;
}
