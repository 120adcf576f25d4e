import { type Node, nodesIn, part, parts, pathsIn, ships, textsIn, treeOf } from './sources.ts';

/** Every text that the sources write out, and every form of one that they put together. */
export interface WrittenWords {
  readonly texts: ReadonlySet<string>;
  readonly forms: readonly RegExp[];
}

const quoted = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

function formOf(template: Node): RegExp | null {
  const pieces = parts(template, 'quasis').map((quasi) => String(quasi.raw));
  return pieces.some((piece) => /[\w-]{3}/.test(piece)) ? new RegExp(`^${pieces.map(quoted).join('[\\w.-]+')}$`) : null;
}

/** The refusals and problems that a module names: `refuse('…')`, `new Problem('…')`, `{ code: '…', status: … }`. */
function codesIn(node: Node): string[] {
  const callee = part(node, 'callee');
  if (
    (node.type === 'CallExpression' || node.type === 'NewExpression') &&
    ['refuse', 'Problem'].includes(String(callee?.value))
  ) {
    return textsIn(parts(node, 'arguments')[0] ?? null, true);
  }
  if (node.type !== 'ObjectExpression') return [];
  const properties = new Map(
    parts(node, 'properties').map((one) => [String(part(one, 'key')?.value), part(one, 'value')]),
  );
  return properties.has('status') ? textsIn(properties.get('code') ?? null, true) : [];
}

const TRANSLATORS = new Set(['t', 'say']);

/** The keys that a module asks a translator for: `t('…')`, `say('…')`, `<Phrase id="…">`. */
function keysIn(node: Node): string[] {
  const callee = part(node, 'callee');
  if (node.type === 'CallExpression' && callee?.type === 'Identifier' && TRANSLATORS.has(String(callee.value))) {
    const [first] = parts(node, 'arguments');
    return textsIn(first ?? null, true);
  }
  if (node.type !== 'JSXOpeningElement' || part(node, 'name')?.value !== 'Phrase') return [];
  const id = parts(node, 'attributes').find((one) => part(one, 'name')?.value === 'id');
  const value = id ? part(id, 'value') : null;
  return textsIn(value?.type === 'JSXExpressionContainer' ? part(value, 'expression') : value, true);
}

export interface Asked {
  readonly path: string;
  readonly key: string;
}

export interface SourceWords extends WrittenWords {
  readonly codes: readonly Asked[];
  readonly keys: readonly Asked[];
}

/** Reads what ships once, for all laws about words. */
export async function readWords(): Promise<SourceWords> {
  const texts = new Set<string>();
  const forms: RegExp[] = [];
  const codes: Asked[] = [];
  const keys: Asked[] = [];
  for (const path of (await pathsIn('src')).filter(ships)) {
    for (const node of nodesIn(await treeOf(path))) {
      if (node.type === 'StringLiteral') texts.add(String(node.value));
      const form = node.type === 'TemplateLiteral' ? formOf(node) : null;
      if (form) forms.push(form);
      codes.push(...codesIn(node).map((key) => ({ path, key })));
      keys.push(...keysIn(node).map((key) => ({ path, key })));
    }
  }
  return { texts, forms, codes, keys };
}

/** Whether the sources can name this key. */
export function isNamed({ texts, forms }: WrittenWords, key: string): boolean {
  return texts.has(key) || forms.some((form) => form.test(key));
}
