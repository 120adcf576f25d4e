import { createContext, type ReactNode, use, useEffect, useEffectEvent } from 'react';
import { chooseScheme, useScheme } from '#ui/scheme.ts';
import { useLanguage } from '#ui/text.tsx';
import { ZoneContext } from '#ui/time/useTime.ts';
import type { Me } from '../queries.ts';

const MeContext = createContext<Me | null>(null);

interface ProfileProps {
  readonly me: Me;
  readonly children: ReactNode;
}

/** What a signed-in person chose holds on this device too: their language, colours, and the zone of every time. */
export function Profile({ me, children }: ProfileProps) {
  const { language, chooseLanguage } = useLanguage();
  const scheme = useScheme();
  const adopt = useEffectEvent(() => {
    if (me.language !== language) void chooseLanguage(me.language);
    if (me.colourScheme !== scheme.choice) chooseScheme(me.colourScheme);
  });
  useEffect(() => {
    // Only what the profile says changes anything: a choice made here is on its way to the profile already.
    if (me.language && me.colourScheme) adopt();
  }, [me.language, me.colourScheme]);
  return (
    <MeContext value={me}>
      <ZoneContext value={me.timeZone}>{children}</ZoneContext>
    </MeContext>
  );
}

/** Who is signed in, or null for a stranger and for as long as it is not known. */
export function useVisitor(): Me | null {
  return use(MeContext);
}

/** Who is signed in. Only below a `Profile`. */
export function useMe(): Me {
  const me = use(MeContext);
  if (!me) throw new Error('useMe needs a Profile above it');
  return me;
}
