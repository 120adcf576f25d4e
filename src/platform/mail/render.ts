import { translator } from '#kernel/messages.ts';
import type { Language } from '#kernel/text.ts';
import { catalogues } from '../catalogues.ts';
import { cleanLine, cleanText } from './clean.ts';
import type { ListedItem, MailBlock, Wording } from './mail-blocks.ts';
import { htmlOf } from './render-html.ts';
import { plainTextOf } from './render-text.ts';

export type { ListedItem, MailBlock, QuotedMessage } from './mail-blocks.ts';

export interface MailToRender {
  readonly language: Language;
  /** The recipient's IANA time zone. */
  readonly zone: string;
  /** The organisation that speaks, for example "Marenholt Logistics". */
  readonly organisation: string;
  readonly subject?: string;
  /** What the inbox shows beside the subject; without it, the first sentence of the mail. */
  readonly preview?: string;
  readonly blocks: readonly MailBlock[];
}

export interface RenderedMail {
  readonly subject?: string;
  readonly text: string;
  readonly html: string;
}

function previewOf(mail: MailToRender): string {
  if (mail.preview !== undefined) return cleanLine(mail.preview, 140);
  for (const block of mail.blocks) {
    if (block.kind === 'now' || block.kind === 'next') return cleanLine(block.sentence, 140);
    if (block.kind === 'message') return cleanLine(block.text, 140);
    if (block.kind === 'list') return cleanLine(block.items[0]?.lines[0] ?? '', 140);
  }
  return '';
}

function wordingOf(mail: MailToRender): Wording {
  const say = translator(mail.language, catalogues[mail.language].mail);
  const when = new Intl.DateTimeFormat(mail.language === 'en' ? 'en-GB' : mail.language, {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: mail.zone,
  });
  return {
    language: mail.language,
    organisation: cleanLine(mail.organisation, 200),
    subject: cleanLine(mail.subject ?? ''),
    preview: previewOf(mail),
    now: say('layout.now'),
    next: say('layout.next'),
    open: say('layout.open-case'),
    earlier: say('layout.earlier'),
    wrote: ({ author, sentAt }) => say('layout.wrote', { author: cleanLine(author, 200), when: when.format(sentAt) }),
  };
}

function isWebAddress(url: string): boolean {
  return URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
}

function cleanItem(item: ListedItem): ListedItem {
  const url = isWebAddress(item.url) ? new URL(item.url).href : '';
  return { title: cleanLine(item.title, 300), url, lines: item.lines.map((line) => cleanLine(line, 2000)) };
}

function cleaned(block: MailBlock): MailBlock | null {
  switch (block.kind) {
    case 'now':
    case 'next':
      return { kind: block.kind, sentence: cleanLine(block.sentence, 2000) };
    case 'message':
      return {
        kind: 'message',
        text: cleanText(block.text).trim(),
        ...(block.author === undefined ? {} : { author: cleanLine(block.author, 200) }),
      };
    case 'signature': {
      const text = cleanText(block.text).trim();
      return text === '' ? null : { kind: 'signature', text };
    }
    case 'list':
      return block.items.length > 0 ? { kind: 'list', items: block.items.map(cleanItem) } : null;
    case 'quoted': {
      const messages = block.messages.map((one) => ({ ...one, text: cleanText(one.text).trim() }));
      return messages.length > 0 ? { kind: 'quoted', messages } : null;
    }
    case 'link':
      return isWebAddress(block.url) ? { ...block, url: new URL(block.url).href } : null;
    case 'choices': {
      const choices = block.choices
        .filter(({ url }) => isWebAddress(url))
        .map(({ label, url }) => ({ label: cleanLine(label, 60), url: new URL(url).href }));
      return choices.length > 0 ? { kind: 'choices', question: cleanLine(block.question, 300), choices } : null;
    }
    case 'footer':
      return { kind: 'footer', lines: block.lines.map((line) => cleanLine(line, 2000)) };
  }
}

/**
 * A mail as plain text and as HTML of 600 px that reads well in light and dark. Loads nothing from anywhere; no
 * text given to it can become markup.
 */
export function renderMail(mail: MailToRender): RenderedMail {
  const wording = wordingOf(mail);
  const blocks = mail.blocks.map(cleaned).filter((block) => block !== null);
  return {
    ...(mail.subject === undefined ? {} : { subject: wording.subject }),
    text: plainTextOf(blocks, wording),
    html: htmlOf(blocks, wording),
  };
}
