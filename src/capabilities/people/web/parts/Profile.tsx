import { createContext, type ReactNode, use, useEffect, useEffectEvent } from 'react';
import { chooseScheme, useScheme } from '#ui/scheme.ts';
import { useLanguage } from '#ui/text.tsx';
import { ZoneContext } from '#ui/time/useTime.ts';
import { deviceZone } from '#ui/time/words.ts';
import type { Me } from '../queries.ts';

const MeContext = createContext<Me | null>(null);

interface ProfileProps {
  /** Null for a stranger, and for as long as it is not known who this is: then this device's choices hold. */
  readonly me: Me | null;
  readonly children: ReactNode;
}

/** What a signed-in person chose holds on this device too: their language, colours, and the zone of every time. */
export function Profile({ me, children }: ProfileProps) {
  const { language, chooseLanguage } = useLanguage();
  const scheme = useScheme();
  const adopt = useEffectEvent((chosen: Pick<Me, 'language' | 'colourScheme'>) => {
    if (chosen.language !== language) void chooseLanguage(chosen.language);
    if (chosen.colourScheme !== scheme.choice) chooseScheme(chosen.colourScheme);
  });
  const ownLanguage = me?.language;
  const ownScheme = me?.colourScheme;
  useEffect(() => {
    // Only a change in the profile: a choice made on this page is on its way there already.
    if (ownLanguage && ownScheme) adopt({ language: ownLanguage, colourScheme: ownScheme });
  }, [ownLanguage, ownScheme]);
  return (
    <MeContext value={me}>
      <ZoneContext value={me?.timeZone ?? deviceZone()}>{children}</ZoneContext>
    </MeContext>
  );
}

/** Who is signed in. Only below a `Profile` of somebody. */
export function useMe(): Me {
  const me = use(MeContext);
  if (!me) throw new Error('useMe needs a Profile of somebody above it');
  return me;
}
