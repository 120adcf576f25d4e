import { generateKeyPairSync } from 'node:crypto';
import { dkimSign, sealMessage } from 'mailauth';
import type { DnsTable } from './dns-table.ts';

/** What a domain says in the DNS about its mail. */
export interface Published {
  readonly policy?: 'none' | 'quarantine' | 'reject';
  /** Addresses that may send for it. */
  readonly servers?: readonly string[];
}

/** A domain that sends mail, with its key. */
export interface SendingDomain {
  readonly name: string;
  /** What it says in the DNS. */
  readonly dns: DnsTable;
  /** The mail with this domain's DKIM signature on top. */
  sign(raw: string): Promise<string>;
  /** The mail with this domain's ARC seal on top, saying what its DMARC was when it came there. */
  seal(raw: string, dmarc: 'pass' | 'fail'): Promise<string>;
}

const SELECTOR = 's1';

/** A domain with a fresh key. Without a policy it publishes none at all. */
export function sendingDomain(name: string, { policy, servers = [] }: Published = {}): SendingDomain {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519', {
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'der' },
  });
  // The last 32 bytes are the key itself; before them stands what kind of key it is.
  const key = publicKey.subarray(-32).toString('base64');
  const spf = ['v=spf1', ...servers.map((address) => `ip4:${address}`), '-all'].join(' ');
  const dmarc = policy === undefined ? {} : { [`TXT _dmarc.${name}`]: [[`v=DMARC1; p=${policy}`]] };
  const signing = { signingDomain: name, selector: SELECTOR, privateKey, algorithm: 'ed25519-sha256' };
  return {
    name,
    dns: {
      [`TXT ${SELECTOR}._domainkey.${name}`]: [[`v=DKIM1; k=ed25519; p=${key}`]],
      [`TXT ${name}`]: [[spf]],
      [`A ${name}`]: ['192.0.2.80'],
      ...dmarc,
    },
    async sign(raw) {
      const { signatures } = await dkimSign(raw, { ...signing, signatureData: [signing] });
      return signatures + raw;
    },
    async seal(raw, found) {
      const authResults = `${name}; dmarc=${found} header.from=somebody.example`;
      const headers = await sealMessage(raw, { ...signing, cv: 'none', authResults });
      return headers.toString() + raw;
    },
  };
}
