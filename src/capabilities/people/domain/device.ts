/** By what somebody signed in, as far as their browser says: a claim, good for recognising and for nothing else. */
export interface Device {
  readonly browser: string | null;
  /** `Windows`, `iPhone`: what a person calls it. */
  readonly system: string | null;
}

/** Most browsers also name those that they are made of, so that the particular come first. */
const BROWSERS = [
  [/\bEdg(?:e|A|iOS)?\//, 'Edge'],
  [/\b(?:OPR|Opera)\b/, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(?:Firefox|FxiOS)\//, 'Firefox'],
  [/\b(?:Chrome|Chromium|CriOS|HeadlessChrome)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
] as const;

const SYSTEMS = [
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac(?:intosh| OS X)\b/, 'Mac'],
  [/\bLinux\b/, 'Linux'],
] as const;

function nameIn(userAgent: string, known: readonly (readonly [RegExp, string])[]): string | null {
  return known.find(([pattern]) => pattern.test(userAgent))?.[1] ?? null;
}

/** What a User-Agent header says, without versions; null where it says nothing that we know. */
export function deviceOf(userAgent: string | null): Device {
  const said = (userAgent ?? '').slice(0, 300);
  return { browser: nameIn(said, BROWSERS), system: nameIn(said, SYSTEMS) };
}
