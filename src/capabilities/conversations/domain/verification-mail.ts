import type { MailFacts } from './mail-facts.ts';

const NO_REPLY =
  /(?:^|[-_.+])(?:no[-_.]?reply|do[-_.]?not[-_.]?reply|ne[-_.]?pas[-_.]?repondre|nicht[-_.]?antworten|keine[-_.]?antwort)(?:$|[-_.+\d])/;

/** Names that services send their codes and invitations from; a person's shared mailbox is called otherwise. */
const SERVICE_NAMES =
  /^(?:accounts?|appleid|auth|confirm|confirmation|feedback|invitations?|invites?|login|notifications?|notify|register|signup|verification|verify|welcome)(?:[-_.+].*)?$/;

const WORDS =
  /verif|confirm|one[- ]time|one[- ]?click|security code|sign(?:ing)?[- ]?in|log[- ]?in|log in|passcode|password|activate|invitation|invited|bestätig|sicherheitscode|einmal(?:code|passwort)|anmeld|kennwort|passwort|aktivier|eingeladen|code de (?:vérification|sécurité)|mot de passe|connexion|activer|confirmez/i;

const CODE = /(?:^|[^\p{L}\p{N}])(?:\d{3}[ -]\d{3}|\d{4,8}|[A-Z0-9]{3,5}-[A-Z0-9]{3,5})(?![\p{L}\p{N}])/u;

function localPartOf(address: string): string {
  return address.split('@')[0] ?? '';
}

/** Whether nobody reads what is sent to this address, by its own name. */
export function isNoReply(address: string): boolean {
  return NO_REPLY.test(localPartOf(address));
}

function domainOf(address: string): string {
  return address.split('@')[1] ?? '';
}

/**
 * A code or link by which some other service checks who owns an address, written by its machine. Whoever reads it
 * could pass for us there, so it must never land where a customer, a robot or an answer could carry it on.
 */
export function isVerificationMail(mail: MailFacts, ourDomains: readonly string[]): boolean {
  if (mail.from === null || ourDomains.includes(domainOf(mail.from))) return false;
  const named = isNoReply(mail.from) || SERVICE_NAMES.test(localPartOf(mail.from));
  if (!named && mail.envelopeFrom !== '' && mail.autoSubmitted !== 'auto-generated') return false;
  const said = `${mail.subject}\n${mail.text.slice(0, 10_000)}`;
  return WORDS.test(said) && (mail.hasLink || CODE.test(said));
}
