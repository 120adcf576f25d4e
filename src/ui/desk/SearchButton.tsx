import { IconSearch } from '@tabler/icons-react';
import { Icon } from '../Icon.tsx';
import { Key } from '../Key.tsx';
import type { CommandId } from '../keyboard/keys.ts';
import { useKeys } from '../keyboard/useCommand.ts';
import './shell.css';

interface SearchButtonProps {
  readonly label: string;
  readonly command: CommandId;
  readonly onPress: () => void;
}

/** The door to search, shaped like the field that it opens. */
export function SearchButton({ label, command, onPress }: SearchButtonProps) {
  const { aria } = useKeys(command);
  return (
    <button type="button" className="ek-search" aria-keyshortcuts={aria} onClick={onPress}>
      <Icon of={IconSearch} />
      <span className="ek-search-label t-cut">{label}</span>
      <span className="grow" />
      <Key command={command} />
    </button>
  );
}
