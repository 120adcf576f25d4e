/** How a mail is signed or locked: seen and kept, neither verified nor opened. */
export type MailProtection = 'smime-signed' | 'smime-encrypted' | 'pgp-signed' | 'pgp-encrypted';

function byContentType(contentType: string): MailProtection | null {
  const type = contentType.toLowerCase().replace(/\s+/g, '');
  if (/^multipart\/signed/.test(type)) return /application\/pgp-signature/.test(type) ? 'pgp-signed' : 'smime-signed';
  if (/^multipart\/encrypted/.test(type)) return 'pgp-encrypted';
  if (!/^application\/(?:x-)?pkcs7-mime/.test(type)) return null;
  return /smime-type="?signed-data/.test(type) ? 'smime-signed' : 'smime-encrypted';
}

/** The mail's protection by its Content-Type, or by PGP's own marks in its text; null when it has none. */
export function protectionOf(contentType: string, text: string): MailProtection | null {
  const declared = byContentType(contentType);
  if (declared !== null) return declared;
  if (/^-----BEGIN PGP MESSAGE-----\s*$/m.test(text)) return 'pgp-encrypted';
  return /^-----BEGIN PGP SIGNED MESSAGE-----\s*$/m.test(text) ? 'pgp-signed' : null;
}
