import { type Node, nodesIn, part, textsIn } from './sources.ts';

/** Attributes whose text a person sees or hears. */
const SEEN = new Set([
  'alt',
  'aria-description',
  'aria-label',
  'aria-roledescription',
  'aria-valuetext',
  'description',
  'error',
  'label',
  'placeholder',
  'title',
]);

/** The product's own name is the same in every language. */
const NAMES = new Set(['Evenkeel']);

const isText = (text: string) => /\p{L}{2}/u.test(text) && !NAMES.has(text.trim());

function seenTexts(node: Node): string[] {
  if (node.type === 'JSXText') return [String(node.value)];
  if (node.type === 'JSXAttribute' && SEEN.has(String(part(node, 'name')?.value))) {
    const value = part(node, 'value');
    return textsIn(value?.type === 'JSXExpressionContainer' ? part(value, 'expression') : value);
  }
  if (node.type === 'JSXElement' || node.type === 'JSXFragment') {
    const children = Array.isArray(node.children) ? node.children : [];
    return children.flatMap((child) => (child.type === 'JSXExpressionContainer' ? textsIn(child.expression) : []));
  }
  return [];
}

/** The texts in a module of TSX that a person would see or hear and that no catalogue knows. */
export function textsOutside(tree: unknown): string[] {
  return [...nodesIn(tree)]
    .flatMap(seenTexts)
    .map((text) => text.trim())
    .filter(isText);
}
