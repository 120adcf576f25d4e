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
    case 'link':
      return `${block.label ?? wording.open}:\n${block.url}`;
    case 'quoted':
      return block.messages.map((one) => `${wording.wrote(one)}\n${quoted(one.text)}`).join('\n\n');
    case 'footer':
      // The delimiter by which mail programs know a signature.
      return `-- \n${block.lines.join('\n')}`;
  }
}

/** The mail as plain text. */
export function plainTextOf(blocks: readonly MailBlock[], wording: Wording): string {
  const pieces = blocks.map((block) => textOfBlock(block, wording)).filter((piece) => piece !== '');
  return `${pieces.join('\n\n')}\n`;
}
