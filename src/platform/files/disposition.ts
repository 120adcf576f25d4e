/** Characters that RFC 5987 lets stand as they are. */
const ATTR_CHAR = /[A-Za-z0-9!#$&+.^_`|~-]/;

function extended(name: string): string {
  return [...Buffer.from(name.toWellFormed(), 'utf8')]
    .map((byte) => {
      const character = String.fromCharCode(byte);
      return ATTR_CHAR.test(character) ? character : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    })
    .join('');
}

/**
 * A `Content-Disposition` for a file name of any script: an ASCII stand-in for old readers, and the true name
 * after RFC 5987. Never holds a quote, a line end or a path separator of the name's own.
 */
export function dispositionOf(kind: 'attachment' | 'inline', name: string): string {
  const plain = name.replace(/[^A-Za-z0-9 ._()+-]/g, '_').slice(0, 150);
  return `${kind}; filename="${plain}"; filename*=UTF-8''${extended(name)}`;
}
