import { useEffect, useState } from 'react';
import { Dialog } from '../Dialog.tsx';
import { Check } from '../Field.tsx';
import { Key } from '../Key.tsx';
import { Link } from '../navigation.tsx';
import { useText } from '../text.tsx';
import { useBoard, useKeyState } from './KeyboardProvider.tsx';
import { COMMANDS, type Scope } from './keys.ts';
import { capsOf, continuations } from './match.ts';
import { useCommand } from './useCommand.ts';

const SCOPES: readonly Scope[] = ['case', 'list', 'composer', 'anywhere'];
/** A practised hand is faster than the hint. */
const HINT_AFTER_MS = 300;

function Sheet({ onClose }: { readonly onClose: () => void }) {
  const t = useText();
  const { preferences, choose } = useBoard();
  const [active] = useState(useKeyState().active);
  return (
    <Dialog title={t('keys.title')} onClose={onClose}>
      <div className="ek-sheet">
        {SCOPES.map((scope) => {
          const commands = COMMANDS.filter((command) => command.scope === scope && active.includes(command.id));
          return commands.length === 0 ? null : (
            <section key={scope}>
              <h3>{t(`keys.scope.${scope}`)}</h3>
              <ul>
                {commands.map(({ id }) => (
                  <li key={id}>
                    <span className="grow">{t(`key.${id}`)}</span>
                    <Key command={id} />
                  </li>
                ))}
              </ul>
            </section>
          );
        })}
      </div>
      <div className="ek-sheet-switch">
        <Link href="/desk/keys" onClick={onClose}>
          {t('own-keys.change-them')}
        </Link>
        <Check
          label={t('keys.character-keys')}
          checked={preferences.characterKeys}
          onChange={(event) => choose({ ...preferences, characterKeys: event.target.checked })}
        />
      </div>
    </Dialog>
  );
}

/** What may follow a started sequence: appears when a person hesitates after `G`. */
function SequenceHint() {
  const t = useText();
  const { registry, mac, names } = useBoard();
  const { pending } = useKeyState();
  const [shown, setShown] = useState(false);
  useEffect(() => {
    setShown(false);
    if (!pending) return;
    const timer = setTimeout(() => setShown(true), HINT_AFTER_MS);
    return () => clearTimeout(timer);
  }, [pending]);
  if (!pending || !shown) return null;
  return (
    <ul className="ek-keyhint">
      {continuations(pending, registry.bindings()).map(({ id, sequence }) => (
        <li key={id}>
          <kbd className="ek-key">{capsOf(sequence, mac, names)}</kbd>
          {t(`key.${id}`)}
        </li>
      ))}
    </ul>
  );
}

/** The sheet of all keys that work here (`?`), and the hint after `G`. Stands once in a shell. */
export function KeyHelp() {
  const [open, setOpen] = useState(false);
  useCommand('anywhere.help', () => setOpen(true));
  return (
    <>
      {open && <Sheet onClose={() => setOpen(false)} />}
      <SequenceHint />
    </>
  );
}
