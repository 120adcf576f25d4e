import { type ListedItem, type MailBlock, type QuotedMessage, SIGNATURE_CLASS, type Wording } from './mail-blocks.ts';

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as HTML text or attribute value. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);
}

const FONT = `font-family:Inter,-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,Helvetica,Arial,sans-serif`;
const TABLE = 'role="presentation" cellpadding="0" cellspacing="0" border="0"';
const WRAP = 'overflow-wrap:anywhere;word-break:break-word';

// Mail programs drop style sheets, so light stands inline; those that keep them get the dark colours.
const STYLE = `:root{color-scheme:light dark;supported-color-schemes:light dark}
@media (prefers-color-scheme:dark){
.page{background-color:#161719!important}
.sheet{background-color:#1A1B1E!important;border-color:#2C2E33!important}
.line{border-color:#2C2E33!important}
.ink{color:#E8EAED!important}
.ink-2{color:#C6CBD3!important}
.ink-3{color:#A9B1BD!important}
.accent{color:#8CC8EE!important}
.level{border-color:#3F8AC9!important}
.button{background-color:#155A96!important}
}
@media (max-width:480px){.pad{padding-left:20px!important;padding-right:20px!important}}`;

function paragraphs(text: string, style: string, ink: string): string {
  const parts = text.split(/\n{2,}/).filter((part) => part.trim() !== '');
  return parts
    .map((part, at) => {
      const space = at === parts.length - 1 ? '0' : '0 0 16px';
      const lines = part
        .split('\n')
        .map((line) => escapeHtml(line).replace(/^ +/, (room) => '&nbsp;'.repeat(room.length)));
      return `<p class="${ink}" style="margin:${space};${style};${WRAP}">${lines.join('<br>')}</p>`;
    })
    .join('');
}

function row(content: string, above: number): string {
  return `<tr><td class="pad" style="padding:${above}px 32px 0">${content}</td></tr>`;
}

/** The level line: a short mark on a hairline. It always means "here, now", and there is one of it. */
function levelLine(): string {
  const mark =
    '<td class="level" width="28" style="width:28px;border-bottom:2px solid #0F4C81;font-size:0;line-height:0">&nbsp;</td>';
  const rest = '<td class="line" style="border-bottom:1px solid #E7E9ED;font-size:0;line-height:0">&nbsp;</td>';
  return `<table ${TABLE} width="100%"><tr>${mark}${rest}</tr></table>`;
}

function word(label: string, sentence: string, weight: number): string {
  // "14:30 Uhr" must not be torn apart at the end of a line.
  const said = escapeHtml(sentence).replace(/(\d) (?=Uhr\b)/g, '$1&nbsp;');
  const name = `<div class="accent" style="${FONT};font-size:13px;line-height:20px;font-weight:600;color:#0F4C81;padding:0 0 2px">${escapeHtml(label)}</div>`;
  return `${name}<div class="ink" style="${FONT};font-size:18px;line-height:26px;font-weight:${weight};color:#1F2229;${WRAP}">${said}</div>`;
}

/** One thing under a hairline: its title leads to it, then what is said of it. */
function listed({ title, url, lines }: ListedItem): string {
  const large = `${FONT};font-size:16px;line-height:22px;font-weight:600;color:#0F4C81;${WRAP}`;
  const name =
    url === ''
      ? `<div class="ink" style="${large}">${escapeHtml(title)}</div>`
      : `<a href="${escapeHtml(url)}" class="accent" style="${large};text-decoration:none">${escapeHtml(title)}</a>`;
  const said = lines.map((line, place) => {
    const [ink, look] =
      place === 0
        ? ['ink', 'font-size:15px;line-height:22px;color:#1F2229']
        : ['ink-3', 'font-size:13px;line-height:20px;color:#5F6772'];
    return `<div class="${ink}" style="${FONT};${look};padding:2px 0 0;${WRAP}">${escapeHtml(line)}</div>`;
  });
  return `<div class="line" style="border-top:1px solid #E7E9ED;padding:14px 0 0">${name}${said.join('')}</div>`;
}

/** The colour lies on a cell and the room inside it on the link: Outlook knows neither padding nor corners of links. */
function button(url: string, label: string): string {
  const words = `${FONT};display:inline-block;font-size:15px;line-height:22px;font-weight:600;color:#FFFFFF;text-decoration:none`;
  const link = `<a href="${escapeHtml(url)}" style="${words};padding:11px 20px;mso-padding-alt:0">${escapeHtml(label)}</a>`;
  const cell = `<td class="button" bgcolor="#0F4C81" style="background-color:#0F4C81;border-radius:6px;mso-padding-alt:11px 20px">${link}</td>`;
  return `<table ${TABLE}><tr>${cell}</tr></table>`;
}

/** A question and its answers, of equal weight; they wrap where there is little room. */
function choices(question: string, answers: readonly { readonly label: string; readonly url: string }[]): string {
  const asks = `<div class="ink" style="${FONT};font-size:15px;line-height:22px;font-weight:600;color:#1F2229;padding:16px 0 0">${escapeHtml(question)}</div>`;
  const look = `${FONT};display:inline-block;font-size:14px;line-height:20px;color:#0F4C81;text-decoration:none;border:1px solid #D5D9E0;border-radius:6px;padding:9px 14px;margin:8px 6px 0 0`;
  const links = answers.map(
    ({ label, url }) => `<a href="${escapeHtml(url)}" class="accent line" style="${look}">${escapeHtml(label)}</a>`,
  );
  return `<div class="line" style="border-top:1px solid #E7E9ED">${asks}<div>${links.join(' ')}</div></div>`;
}

/** Who wrote, above their words. */
function writer(author: string | undefined): string {
  if (author === undefined) return '';
  const name = `${FONT};font-size:14px;line-height:20px;font-weight:600;color:#1F2229;${WRAP}`;
  return row(`<div class="ink" style="${name}">${escapeHtml(author)}</div>`, 24);
}

/** Its class is how we know it again in a mail that comes back. */
function signature(text: string): string {
  const said = paragraphs(text, `${FONT};font-size:14px;line-height:21px;color:#434A56`, 'ink-2');
  return `<div class="${SIGNATURE_CLASS}">${said}</div>`;
}

function history(messages: readonly QuotedMessage[], wording: Wording): string {
  const small = `${FONT};font-size:14px;line-height:21px;color:#434A56`;
  const title = `<div class="ink-3 line" style="${FONT};font-size:13px;line-height:20px;font-weight:600;color:#5F6772;border-top:1px solid #E7E9ED;padding:20px 0 0">${escapeHtml(wording.earlier)}</div>`;
  const quotes = messages.map((one) => {
    const who = `<div class="ink-3" style="${FONT};font-size:12px;line-height:16px;color:#5F6772;padding:16px 0 6px">${escapeHtml(wording.wrote(one))}</div>`;
    const quote = `<blockquote type="cite" class="line" style="margin:0;border-left:2px solid #D5D9E0;padding:0 0 0 12px">${paragraphs(one.text, small, 'ink-2')}</blockquote>`;
    return who + quote;
  });
  return title + quotes.join('');
}

function footer(lines: readonly string[]): string {
  const small = `${FONT};font-size:12px;line-height:18px;color:#5F6772`;
  const said = lines.map((line) => `<p class="ink-3" style="margin:0 0 4px;${small};${WRAP}">${escapeHtml(line)}</p>`);
  return `<div class="line" style="border-top:1px solid #E7E9ED;padding:16px 0 0">${said.join('')}</div>`;
}

function htmlOfBlock(block: MailBlock, wording: Wording): string {
  switch (block.kind) {
    case 'now':
      return row(levelLine(), 28) + row(word(wording.now, block.sentence, 500), 16);
    case 'next':
      return row(word(wording.next, block.sentence, 600), 20);
    case 'message':
      return (
        writer(block.author) +
        row(
          paragraphs(block.text, `${FONT};font-size:16px;line-height:24px;color:#1F2229`, 'ink'),
          block.author === undefined ? 24 : 6,
        )
      );
    case 'signature':
      return row(signature(block.text), 16);
    case 'list':
      return block.items.map((item) => row(listed(item), 14)).join('\n');
    case 'link':
      return row(button(block.url, block.label ?? wording.open), 28);
    case 'choices':
      return row(choices(block.question, block.choices), 28);
    case 'quoted':
      return row(history(block.messages, wording), 32);
    case 'footer':
      return row(footer(block.lines), 32);
  }
}

/** The mail as one HTML document. Tables, because some mail programs know nothing else. */
export function htmlOf(blocks: readonly MailBlock[], wording: Wording): string {
  const preview = `<div style="display:none;max-height:0;overflow:hidden;font-size:1px;line-height:1px;opacity:0">${escapeHtml(wording.preview)}</div>`;
  const name = `<div class="ink-2" style="${FONT};font-size:13px;line-height:20px;font-weight:600;color:#434A56;${WRAP}">${escapeHtml(wording.organisation)}</div>`;
  const rows = blocks.map((block) => htmlOfBlock(block, wording)).join('\n');
  return `<!doctype html>
<html lang="${wording.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escapeHtml(wording.subject)}</title>
<style>${STYLE}</style>
</head>
<body class="page" style="margin:0;padding:0;background-color:#F8F9FA">
${preview}
<table ${TABLE} width="100%" class="page" style="background-color:#F8F9FA"><tr><td align="center" style="padding:24px 12px 40px">
<table ${TABLE} width="600" class="sheet" style="width:100%;max-width:600px;background-color:#FFFFFF;border:1px solid #E7E9ED;border-radius:10px;border-collapse:separate;text-align:left">
${row(name, 24)}
${rows}
<tr><td style="padding:0 0 28px;font-size:0;line-height:0">&nbsp;</td></tr>
</table>
</td></tr></table>
</body>
</html>
`;
}
