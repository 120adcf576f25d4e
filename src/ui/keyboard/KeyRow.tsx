import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { Act } from '../Button.tsx';
import { Key } from '../Key.tsx';
import { useText } from '../text.tsx';
import { useBoard } from './KeyboardProvider.tsx';
import type { CommandId } from './keys.ts';
import { type Chord, capsOf, chordOf, SEQUENCE_MS } from './match.ts';
import { given, reset, takenBy } from './own-keys.ts';

/** Hears the next key, or two in a row; Escape hears none. */
function useHearing(onHeard: (sequence: readonly Chord[]) => void) {
  const { mac } = useBoard();
  const [heard, setHeard] = useState<readonly Chord[] | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const stop = () => {
    clearTimeout(timer.current);
    setHeard(null);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (heard === null || event.key === 'Tab') return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') return stop();
    const { key, code, ctrlKey: ctrl, metaKey: meta, altKey: alt, shiftKey: shift } = event;
    const altGraph = event.getModifierState('AltGraph');
    const chord = event.repeat ? null : chordOf({ key, code, ctrl, meta, alt, shift, altGraph }, mac);
    if (!chord) return;
    const all = [...heard, chord];
    const end = () => {
      stop();
      onHeard(all);
    };
    clearTimeout(timer.current);
    if (all.length === 2) return end();
    setHeard(all);
    timer.current = setTimeout(end, SEQUENCE_MS);
  };
  return { heard, onKeyDown, stop, start: () => setHeard([]) };
}

/** A command with its key: pressed anew, told whose it is where it is taken, and put back. */
export function KeyRow({ id }: { readonly id: CommandId }) {
  const t = useText();
  const { preferences, choose, mac, names } = useBoard();
  const { remap } = preferences;
  const [wanted, want] = useState<readonly Chord[] | null>(null);
  const give = (sequence: readonly Chord[]) => {
    want(null);
    choose({ ...preferences, remap: given(id, sequence, remap) });
  };
  const { heard, onKeyDown, stop, start } = useHearing((sequence) => {
    if (takenBy(id, sequence, remap) === null) give(sequence);
    else want(sequence);
  });
  const taken = wanted && takenBy(id, wanted, remap);
  const label = t(`key.${id}`);
  return (
    <li className="own-key">
      <span className="grow t-wrap">{label}</span>
      <Key command={id} />
      {remap[id]?.length === 0 && <span className="t-3">{t('own-keys.none')}</span>}
      <Act
        look="plain"
        aria-label={t(heard === null ? 'own-keys.change-of' : 'own-keys.press-of', { command: label })}
        onKeyDown={onKeyDown}
        onBlur={stop}
        onClick={() => {
          want(null);
          start();
        }}
      >
        {t(heard === null ? 'own-keys.change' : 'own-keys.press')}
      </Act>
      {remap[id] !== undefined && (
        <Act
          look="plain"
          aria-label={t('own-keys.reset-of', { command: label })}
          onClick={() => choose({ ...preferences, remap: reset(id, remap) })}
        >
          {t('own-keys.reset')}
        </Act>
      )}
      {wanted && taken && (
        <p className="own-key-taken" role="alert">
          {taken.by === 'browser'
            ? t('own-keys.browsers', { keys: capsOf(wanted, mac, names) })
            : t('own-keys.taken', { keys: capsOf(wanted, mac, names), command: t(`key.${taken.id}`) })}{' '}
          {taken.by === 'command' && <Act onClick={() => give(wanted)}>{t('own-keys.take')}</Act>}
        </p>
      )}
    </li>
  );
}
