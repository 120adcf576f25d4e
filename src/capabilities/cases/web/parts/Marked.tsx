interface MarkedProps {
  readonly parts: readonly { readonly text: string; readonly found: boolean }[];
}

/** A text in which what was searched for stands out. */
export function Marked({ parts }: MarkedProps) {
  let at = 0;
  return parts.map(({ text, found }) => {
    const key = at;
    at += text.length;
    if (!found) return text;
    return (
      <mark key={key} className="search-mark">
        {text}
      </mark>
    );
  });
}
