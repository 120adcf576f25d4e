import './parts.css';

/** The mark: a level line and the hull that keeps it level. Line in ink, hull in the accent. At least 16 px. */
export function Mark({ size = 24 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" fill="none" aria-hidden className="ek-icon">
      <path d="M2 8h20" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />
      <path d="M5 12h14a7 7 0 0 1-14 0Z" className="ek-hull" />
    </svg>
  );
}

/** The name of the product, the same in every language. */
export const PRODUCT = 'Evenkeel';

/** Mark and name. `size` is the text size in px; the mark is 1.25 times that. */
export function Wordmark({ size = 16 }: { readonly size?: number }) {
  return (
    <span className="ek-wordmark" style={{ fontSize: size }}>
      <Mark size={Math.round(size * 1.25)} />
      {PRODUCT}
    </span>
  );
}
