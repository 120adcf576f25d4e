import { describe, expect, test } from 'vitest';
import { cleanHtml } from './clean-html.ts';
import { linesOfHtml } from './html-lines.ts';
import { linesOfText, textOf } from './lines.ts';
import { newPartOf } from './new-part.ts';
import { type MailBlock, renderMail } from './render.ts';

const sentAt = Date.UTC(2026, 8, 14, 11, 12);
const url = 'https://help.marenholt.example/cases/10427';
const blocks: readonly MailBlock[] = [
  { kind: 'now', sentence: 'The camera works again.' },
  { kind: 'next', sentence: 'You hear from Ayse by 14:30.' },
  { kind: 'message', text: 'Hello Lena,\n\nwe replaced the cable.\n  1. press the key\n\nAyse' },
  { kind: 'link', url },
  { kind: 'quoted', messages: [{ author: 'Lena Brandt', sentAt, text: 'It stays black.\n\nPlease help!' }] },
  { kind: 'footer', lines: ['Just answer this mail.'] },
];
const english = { language: 'en', zone: 'Europe/Berlin', organisation: 'Marenholt Logistics', blocks } as const;

const readable = (html: string) => textOf(linesOfHtml(cleanHtml(html)));

describe('a rendered mail', () => {
  test('says the same in both forms', () => {
    const { text, html } = renderMail(english);
    expect(text).toBe(
      [
        'Now: The camera works again.',
        'Next: You hear from Ayse by 14:30.',
        'Hello Lena,\n\nwe replaced the cable.\n  1. press the key\n\nAyse',
        `Open your case:\n${url}`,
        'Lena Brandt wrote on 14 September 2026 at 13:12:\n> It stays black.\n>\n> Please help!',
        '-- \nJust answer this mail.\n',
      ].join('\n\n'),
    );
    const seen = readable(html);
    for (const line of text.split(/[\n>]+/)) {
      const words = line.replace(/^(?:Now|Next|-- ?|Open your case): ?/, '').trim();
      if (words !== '--') expect(seen).toContain(words);
    }
  });

  test('closes what was written with the signature, which stands at the end of a plain text', () => {
    const signed = { kind: 'signature', text: 'Ayşe\n<IT help>' } as const;
    const { text, html } = renderMail({ ...english, blocks: [...blocks.slice(0, 3), signed, ...blocks.slice(3)] });
    expect(text).toMatch(/> Please help!\n\n-- \nAyşe\n<IT help>\n\nJust answer this mail.\n$/);
    expect(html).toContain('Ayşe<br>&lt;IT help&gt;');
    expect(html.indexOf('Ayşe<br>')).toBeLessThan(html.indexOf(url));
  });

  test('has its signature cut from a plain text that is answered line by line', () => {
    const signed = { kind: 'signature', text: 'Ayşe\nIT help' } as const;
    const { text } = renderMail({ ...english, blocks: [...blocks.slice(2, 3), signed, ...blocks.slice(-1)] });
    const quoted = text
      .trimEnd()
      .split('\n')
      .map((line) => `> ${line}`);
    const back = ['Yes.', ...quoted.slice(0, 3), 'No.', ...quoted.slice(3), 'Thank you.'].join('\n');
    const part = newPartOf(linesOfText(back), 'answer');
    expect(part).toContain('> 1. press the key'.replace('1', '  1'));
    expect(part).toMatch(/No\.[\s\S]*Thank you\.$/);
    expect(part).not.toMatch(/IT help|Just answer/);
  });

  test.each([['top'], ['quoted by Outlook']])('has its signature cut when it comes back (%s)', (way) => {
    const signed = { kind: 'signature', text: 'Ayşe\nIT help' } as const;
    const { html } = renderMail({ ...english, blocks: [...blocks.slice(2, 3), signed] });
    const back = way === 'top' ? html : html.replaceAll('class="', 'class="x_');
    const quote = `<blockquote type="cite">${back}</blockquote>`;
    const answered = linesOfHtml(cleanHtml(`<p>One</p>${quote}<p>Two</p><blockquote>See?</blockquote><p>Three</p>`));
    const part = newPartOf(answered, 'answer');
    expect(part).toContain('> we replaced the cable.');
    expect(part).not.toContain('IT help');
  });

  test("speaks the recipient's language and zone", () => {
    const { text, html } = renderMail({ ...english, language: 'de', zone: 'America/Toronto' });
    expect(text).toContain('Jetzt: ');
    expect(text).toContain('Als Nächstes: ');
    expect(text).toContain('Fall öffnen:');
    expect(text).toContain('Lena Brandt schrieb am 14. September 2026 um 07:12:');
    expect(html).toContain('<html lang="de">');
    expect(text + html).not.toMatch(/layout\./);
  });

  test('shows markup as text, wherever it is put', () => {
    const evil = `"'><script>alert(1)</script><img src=x onerror=alert(2)>&amp;`;
    const { html, subject } = renderMail({
      ...english,
      organisation: evil,
      subject: `${evil}\r\nBcc: x@y.example`,
      preview: evil,
      blocks: [
        { kind: 'now', sentence: evil },
        { kind: 'next', sentence: evil },
        { kind: 'message', text: evil },
        { kind: 'quoted', messages: [{ author: evil, sentAt, text: evil }] },
        { kind: 'link', url: `https://x.example/?${evil}`, label: evil },
        { kind: 'footer', lines: [evil] },
      ],
    });
    expect(html).not.toMatch(/<(?:script|img)/);
    expect(html.match(/&lt;script&gt;alert\(1\)&lt;\/script&gt;/g)).toHaveLength(10);
    expect(html).toContain('href="https://x.example/?%22%27%3E%3Cscript%3E');
    expect(subject).not.toMatch(/[\r\n]/);
  });

  test('loads nothing and runs nothing', () => {
    expect(renderMail(english).html).not.toMatch(/\ssrc=|url\(|@import|<link|<script|\son\w+=/);
  });

  test.each(['javascript:alert(1)', 'data:text/html,x', 'cases/1', '', 'ftp://x.example/'])(
    'leads nowhere by %s',
    (bad) => {
      const { text, html } = renderMail({ ...english, blocks: [{ kind: 'link', url: bad }] });
      expect(html).not.toContain('<a ');
      expect(text).toBe('\n');
    },
  );

  test('keeps a time and its "Uhr" together, and control characters out', () => {
    const { html, text } = renderMail({ ...english, blocks: [{ kind: 'next', sentence: 'Bis 14:30 Uhr\0.' }] });
    expect(html).toContain('14:30&nbsp;Uhr.');
    expect(text).toBe('Next: Bis 14:30 Uhr.\n');
  });
});
