import type { MailBlock, Wording } from './mail-blocks.ts';

function quoted(text: string): string {
  return text
    .split('\n')
    .map((line) => (line === '' ? '>' : `> ${line}`))
    .join('\n');
}

function textOfBlock(block: MailBlock, wording: Wording): string {
  switch (block.kind) {
    case 'now':
      return `${wording.now}: ${block.sentence}`;
    case 'next':
      return `${wording.next}: ${block.sentence}`;
    case 'message':
      return block.author === undefined ? block.text : `${block.author}:\n\n${block.text}`;
    case 'list':
      return block.items.map(({ title, url, lines }) => [title, ...lines, url].filter(Boolean).join('\n')).join('\n\n');
    case 'link':
      return `${block.label ?? wording.open}:\n${block.url}`;
    case 'choices':
      return [block.question, ...block.choices.map(({ label, url }) => `${label}: ${url}`)].join('\n');
    case 'quoted':
      return block.messages.map((one) => `${wording.wrote(one)}\n${quoted(one.text)}`).join('\n\n');
    case 'signature':
      return block.text;
    case 'footer':
      return block.lines.join('\n');
  }
}

const isSignature = ({ kind }: MailBlock) => kind === 'signature';
const isFooter = ({ kind }: MailBlock) => kind === 'footer';
const endsMail = (block: MailBlock) => isSignature(block) || isFooter(block);

/** The mail as plain text. Signature and small print stand below the delimiter by which mail programs know a signature. */
export function plainTextOf(blocks: readonly MailBlock[], wording: Wording): string {
  const written = (of: readonly MailBlock[]) => of.map((block) => textOfBlock(block, wording)).filter(Boolean);
  const said = written(blocks.filter((block) => !endsMail(block)));
  const below = written([...blocks.filter(isSignature), ...blocks.filter(isFooter)]);
  const ending = below.length === 0 ? [] : [`-- \n${below.join('\n\n')}`];
  return `${[...said, ...ending].join('\n\n')}\n`;
}
