/** What a file is when nothing is known of it: a browser saves it and never shows it. */
export const UNKNOWN_TYPE = 'application/octet-stream';

/** Images that a page may show in place. No SVG: it is a document that can act. */
const SHOWN_IN_PLACE: ReadonlySet<string> = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp']);

const text = (value: string) => Buffer.from(value, 'latin1');

interface Signature {
  readonly type: string;
  /** All of these must stand at their offsets. */
  readonly marks: readonly { readonly at: number; readonly bytes: Buffer }[];
}

const SIGNATURES: readonly Signature[] = [
  {
    type: 'image/png',
    marks: [
      { at: 0, bytes: text('\x89PNG\r\n\x1a\n') },
      { at: 12, bytes: text('IHDR') },
    ],
  },
  { type: 'image/jpeg', marks: [{ at: 0, bytes: text('\xff\xd8\xff') }] },
  { type: 'image/gif', marks: [{ at: 0, bytes: text('GIF87a') }] },
  { type: 'image/gif', marks: [{ at: 0, bytes: text('GIF89a') }] },
  {
    type: 'image/webp',
    marks: [
      { at: 0, bytes: text('RIFF') },
      { at: 8, bytes: text('WEBP') },
    ],
  },
  { type: 'application/pdf', marks: [{ at: 0, bytes: text('%PDF-') }] },
  { type: 'application/zip', marks: [{ at: 0, bytes: text('PK\x03\x04') }] },
  { type: 'application/gzip', marks: [{ at: 0, bytes: text('\x1f\x8b\x08') }] },
];

/** The media type that the first bytes prove, or `application/octet-stream`. Names and claims play no part. */
export function typeOfBytes(bytes: Uint8Array): string {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 32));
  const known = SIGNATURES.find(({ marks }) =>
    marks.every((mark) => head.subarray(mark.at, mark.at + mark.bytes.length).equals(mark.bytes)),
  );
  return known?.type ?? UNKNOWN_TYPE;
}

/** Whether a file of this proven type may be shown in place, in a page of ours. */
export function mayShowInPlace(provenType: string): boolean {
  return SHOWN_IN_PLACE.has(provenType);
}

/** The type that a person is told: the declared one, unless it claims an image that the bytes are not. */
export function typeToTell(provenType: string, declaredType: string): string {
  if (mayShowInPlace(provenType)) return provenType;
  return declaredType.startsWith('image/') ? provenType : declaredType;
}
