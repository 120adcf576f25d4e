import type { FastifyInstance } from 'fastify';
import type { MailSink, SunkMail } from '#platform/mail/sink.ts';

const escapeHtml = (text: string) => text.replace(/[&<>"]/g, (character) => `&#${character.codePointAt(0)};`);

const STYLE = `:root{color-scheme:light dark}body{margin:0 auto;max-width:860px;padding:32px 24px;font:16px/24px system-ui,"Segoe UI",Roboto,"Noto Sans",sans-serif;color:light-dark(#1f2229,#e8eaed);background:light-dark(#fff,#1a1b1e)}
h1{font-size:28px;line-height:36px;margin:0 0 8px;overflow-wrap:anywhere}a{color:light-dark(#0f4c81,#8cc8ee)}p{color:light-dark(#5f6772,#a9b1bd);margin:0 0 16px}
ul{list-style:none;margin:0;padding:0}li{border-top:1px solid light-dark(#e7e9ed,#2c2e33);padding:12px 0}li span{display:block;font-size:14px;line-height:20px;color:light-dark(#5f6772,#a9b1bd);overflow-wrap:anywhere}
pre{white-space:pre-wrap;overflow-wrap:anywhere;font:14px/21px ui-monospace,Menlo,Consolas,monospace}`;

function page(title: string, body: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(title)}</title><link rel="icon" href="data:,"><style>${STYLE}</style></head><body><main>${body}</main></body></html>`;
}

function row(mail: SunkMail): string {
  const when = new Date(mail.sentAt).toISOString().slice(0, 16).replace('T', ' ');
  return `<li><a href="/demo/mail/${encodeURIComponent(mail.id)}">${escapeHtml(mail.subject)}</a><span>${when} UTC · to ${escapeHtml(mail.envelopeTo.join(', '))}</span></li>`;
}

/** Headers that show how an answer threads; the rest is in the raw mail. */
const SHOWN = /^(from|to|reply-to|subject|message-id|in-reply-to|references|auto-submitted):/i;

function headersOf(raw: Buffer): string {
  const head = raw.toString('utf8').split(/\r?\n\r?\n/, 1)[0] ?? '';
  return head
    .replace(/\r?\n[ \t]+/g, ' ')
    .split(/\r?\n/)
    .filter((line) => SHOWN.test(line))
    .join('\n');
}

/** What the demo's Evenkeel has sent, readable in the browser instead of somebody's mail program. */
export function mountSinkPage(server: FastifyInstance, sink: MailSink): void {
  const html = 'text/html; charset=utf-8';
  server.get('/demo/mail', async (_request, reply) => {
    const mails = sink.list();
    const list =
      mails.length === 0
        ? '<p>Nothing was sent yet. Answer a case, or ask for a sign-in link.</p>'
        : `<ul>${mails.map(row).join('')}</ul>`;
    return reply
      .type(html)
      .send(
        page('Sent mail', `<h1>Sent mail</h1><p>The demo keeps its mail here; nothing leaves this machine.</p>${list}`),
      );
  });
  server.get<{ Params: { id: string } }>('/demo/mail/:id', async (request, reply) => {
    const found = await sink.get(request.params.id);
    if (!found) return reply.callNotFound();
    const text = found.mail?.text ?? found.raw.toString('utf8');
    const body = `<p><a href="/demo/mail">Sent mail</a></p><h1>${escapeHtml(found.subject)}</h1><pre>${escapeHtml(headersOf(found.raw))}</pre><pre>${escapeHtml(text)}</pre>`;
    return reply.type(html).send(page(found.subject, body));
  });
}
