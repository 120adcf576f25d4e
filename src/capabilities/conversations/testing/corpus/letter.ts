/** A mail on its way to the desk: its envelope and its bytes. */
export interface Letter {
  readonly from: string;
  readonly to: readonly string[];
  readonly raw: Buffer;
}

/** A mail as its builder writes it; what is left out is what a person's ordinary mail says. */
export interface Draft {
  readonly from: string;
  readonly to: string;
  /** MAIL FROM, when it is not the sender's address; empty for the null sender. */
  readonly envelopeFrom?: string;
  /** The envelope's recipients, when they are others than `to`. */
  readonly envelopeTo?: readonly string[];
  readonly subject?: string;
  readonly headers?: readonly string[];
  readonly contentType?: string;
  readonly body?: string | Buffer;
  readonly messageId?: string;
}

/** Where mail of our people comes from: `relayed` says so in our own server's words. */
export const CLIENT = '203.0.113.5';

let written = 0;

export function bareAddress(from: string): string {
  return /<([^>]+)>/.exec(from)?.[1] ?? from;
}

/** The mail, as our own server in front of the desk hands it on. */
export function letter(draft: Draft): Letter {
  written += 1;
  const { from, to, subject = 'Label printer', headers = [], contentType = 'text/plain; charset=utf-8' } = draft;
  const lines = [
    `Received: from mail.client.example (mail.client.example [${CLIENT}]) by mx.desk.example; Tue, 24 Nov 2026 09:00:00 +0000`,
    `From: ${from}`,
    `To: ${to}`,
    `Subject: ${subject}`,
    `Message-ID: ${draft.messageId ?? `<letter-${written}@client.example>`}`,
    'MIME-Version: 1.0',
    `Content-Type: ${contentType}`,
    ...headers,
  ];
  const body = draft.body ?? `It prints blank labels, again (${written}).`;
  return {
    from: draft.envelopeFrom ?? bareAddress(from),
    to: draft.envelopeTo ?? [bareAddress(to)],
    raw: Buffer.concat([
      Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'utf8'),
      typeof body === 'string' ? Buffer.from(body.replace(/\r?\n/g, '\r\n'), 'utf8') : body,
    ]),
  };
}

/** A body of several parts: each its header lines, an empty line, its content. */
export function multipart(...parts: readonly (readonly [header: string, content: string])[]): {
  readonly contentType: string;
  readonly body: string;
} {
  const body = parts.map(([header, content]) => `--part\r\n${header}\r\n\r\n${content}\r\n`).join('');
  return { contentType: 'multipart/mixed; boundary=part', body: `${body}--part--\r\n` };
}

export function base64(content: Buffer): string {
  return content.toString('base64').replace(/.{76}/g, '$&\r\n');
}
