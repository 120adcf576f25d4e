import type { KeyboardEvent } from 'react';
import './forms.css';

interface SuggestionsProps {
  /** What the list is, for who can't see it. */
  readonly label: string;
  /** At most nine; the first is chosen by 1. */
  readonly sentences: readonly string[];
  readonly chosen: string;
  readonly onChoose: (text: string) => void;
}

/** Sentences that fill a field: one press each, or their digit while the field is empty. */
export function Suggestions({ label, sentences, chosen, onChoose }: SuggestionsProps) {
  return (
    <ol className="cs-suggestions" aria-label={label}>
      {sentences.map((text, index) => (
        <li key={text}>
          <button type="button" aria-pressed={text === chosen} onClick={() => onChoose(text)}>
            <kbd className="ek-key" aria-hidden>
              {index + 1}
            </kbd>
            <span>{text}</span>
          </button>
        </li>
      ))}
    </ol>
  );
}

/** The keys of the field that the sentences fill: a digit chooses one as long as nothing is written. */
export function choosingByDigit({ sentences, chosen, onChoose }: Omit<SuggestionsProps, 'label'>) {
  return (event: KeyboardEvent) => {
    if (chosen !== '' || event.ctrlKey || event.metaKey || event.altKey) return;
    const sentence = sentences.find((_, index) => String(index + 1) === event.key);
    if (sentence === undefined) return;
    event.preventDefault();
    onChoose(sentence);
  };
}
