import { type KeyboardEvent, type ReactNode, useId, useLayoutEffect, useRef, useState } from 'react';
import { fuzzy } from './fuzzy.ts';
import { replaced, type Sign, tokenAt } from './picker.ts';
import './picker.css';

export interface Choice {
  readonly id: string;
  readonly name: string;
  /** Beside the name: where it comes from, or how it begins. */
  readonly about?: string;
  readonly insert: string;
  /** The part of what is inserted that is to be written over, counted from its beginning. */
  readonly select?: { readonly from: number; readonly to: number } | null;
}

interface Source {
  /** What opens it, at the start of a word. */
  readonly sign: Sign;
  readonly label: string;
  readonly choices: readonly Choice[];
}

interface PickerOptions {
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly sources: readonly Source[];
  readonly onPick?: (choice: Choice, sign: Sign) => void;
}

/** What the field of an editor needs so that its writer can pick, and the list that stands below it. */
export interface Picker {
  readonly field: {
    readonly ref: (field: HTMLTextAreaElement | null) => void;
    readonly onSelect: () => void;
    readonly onBlur: () => void;
    readonly onKeyDown: (event: KeyboardEvent) => void;
    readonly 'aria-autocomplete': 'list';
    readonly 'aria-controls': string | undefined;
    readonly 'aria-activedescendant': string | undefined;
  };
  readonly list: ReactNode;
}

const SHOWN = 6;

/** The field, and where its caret goes once a text that was picked stands in it. */
function useCaret(text: string) {
  const field = useRef<HTMLTextAreaElement | null>(null);
  const goal = useRef<readonly [number, number] | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the new text is what the caret waits for
  useLayoutEffect(() => {
    if (goal.current === null) return;
    field.current?.focus();
    field.current?.setSelectionRange(...goal.current);
    goal.current = null;
  }, [text]);
  return {
    at: () => field.current?.selectionStart ?? 0,
    ref: (element: HTMLTextAreaElement | null) => {
      field.current = element;
    },
    goTo: (from: number, to = from) => {
      goal.current = [from, to];
    },
  };
}

/** Lets somebody who writes pick from a list by a sign and a few letters: arrows move, Enter takes, Escape closes. */
export function usePicker({ text, onText, sources, onPick }: PickerOptions): Picker {
  const id = useId();
  const caret = useCaret(text);
  const [at, setAt] = useState<number | null>(null);
  const [active, setActive] = useState(0);
  const [closedFor, close] = useState<number | null>(null);
  const token =
    at === null
      ? null
      : tokenAt(
          text,
          at,
          sources.map(({ sign }) => sign),
        );
  const source = token && token.from !== closedFor ? sources.find(({ sign }) => sign === token.sign) : undefined;
  const choices = source && token ? fuzzy(source.choices, token.query, ({ name }) => name).slice(0, SHOWN) : [];
  const place = Math.min(active, Math.max(0, choices.length - 1));
  const pick = (choice: Choice | undefined) => {
    if (!choice || !token) return;
    const done = replaced(text, token, choice.insert);
    const { select } = choice;
    if (select) caret.goTo(token.from + select.from, token.from + select.to);
    else caret.goTo(done.caret);
    onText(done.text);
    setAt(null);
    onPick?.(choice, token.sign);
  };
  const step = (by: number) => setActive((place + by + choices.length) % choices.length);
  const onKeyDown = (event: KeyboardEvent) => {
    if (choices.length === 0 || event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const acts: Readonly<Record<string, () => void>> = {
      ArrowDown: () => step(1),
      ArrowUp: () => step(-1),
      Enter: () => pick(choices[place]),
      Tab: () => pick(choices[place]),
      Escape: () => close(token?.from ?? null),
    };
    const act = event.shiftKey ? undefined : acts[event.key];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
  const optionId = (choice: Choice) => `${id}-${choice.id}`;
  const chosen = choices[place];
  return {
    field: {
      ref: caret.ref,
      onSelect: () => {
        const now = caret.at();
        if (now !== at) setActive(0);
        setAt(now);
      },
      onBlur: () => setAt(null),
      onKeyDown,
      'aria-autocomplete': 'list',
      'aria-controls': choices.length > 0 ? id : undefined,
      'aria-activedescendant': chosen && optionId(chosen),
    },
    list: choices.length > 0 && (
      <div className="ek-picker" id={id} role="listbox" aria-label={source?.label}>
        {choices.map((choice, index) => (
          // biome-ignore lint/a11y/useFocusableInteractive lint/a11y/useKeyWithClickEvents: the field keeps the focus and has the keys
          <div
            key={choice.id}
            id={optionId(choice)}
            role="option"
            aria-selected={index === place}
            // The field must not lose the focus before what was pressed is taken.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => pick(choice)}
          >
            <b>{choice.name}</b>
            {choice.about !== undefined && <span className="t-cut">{choice.about}</span>}
          </div>
        ))}
      </div>
    ),
  };
}
