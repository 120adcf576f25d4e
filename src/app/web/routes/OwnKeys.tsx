import { useEffect } from 'react';
import { useChangeMe, useMe } from '#capabilities/people/web/index.ts';
import { useBoard } from '#ui/keyboard/KeyboardProvider.tsx';
import { understoodKeys } from '#ui/keyboard/preferences.ts';

/** Holds the keyboard to what its person chose on any device, and keeps what they choose here in their profile. */
export function OwnKeys() {
  const { shortcuts, keys } = useMe();
  const { mutate } = useChangeMe();
  const { adopt, keepWith } = useBoard();
  useEffect(() => adopt(understoodKeys({ characterKeys: shortcuts, remap: keys })), [adopt, shortcuts, keys]);
  useEffect(
    () =>
      keepWith(({ characterKeys, remap }) => {
        const own = Object.entries(remap).map(([command, its]): [string, string[]] => [command, [...its]]);
        mutate({ shortcuts: characterKeys, keys: Object.fromEntries(own) });
      }),
    [keepWith, mutate],
  );
  return null;
}
