import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parse } from '@swc/core';

const ROOT = resolve(import.meta.dirname, '../../..');

/** A node of a syntax tree, as far as a law looks at it. */
export interface Node {
  readonly type: string;
  readonly [part: string]: unknown;
}

/** Paths below a folder, from the root, in order. */
export async function pathsIn(folder: string): Promise<string[]> {
  const entries = await readdir(join(ROOT, folder), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return files.map((entry) => join(entry.parentPath, entry.name).slice(ROOT.length + 1)).toSorted();
}

export function textOf(path: string): Promise<string> {
  return readFile(join(ROOT, path), 'utf8');
}

/** What ships: no tests, and nothing that only tests use. */
export const ships = (path: string) => /\.tsx?$/.test(path) && !/\.test\.tsx?$|\/testing\//.test(path);

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

/** Every node of a tree, each before what it holds. */
export function* nodesIn(tree: unknown): Generator<Node> {
  if (Array.isArray(tree)) {
    for (const one of tree) yield* nodesIn(one);
  } else if (typeof tree === 'object' && tree !== null) {
    if (isNode(tree)) yield tree;
    for (const part of Object.values(tree)) if (typeof part === 'object') yield* nodesIn(part);
  }
}

/** A module as a tree. */
export async function treeOf(path: string): Promise<unknown> {
  return syntaxOf(await textOf(path), path.endsWith('.tsx'));
}

/** Code as a tree. */
export async function syntaxOf(code: string, tsx: boolean): Promise<unknown> {
  return parse(code, { syntax: 'typescript', tsx, target: 'es2022' });
}

/** The node under a name in another, if that is one. */
export function part(node: Node, name: string): Node | null {
  const value = node[name];
  return isNode(value) ? value : null;
}

/** The nodes in a list under a name; what is no node is left out. */
export function parts(node: Node, name: string): Node[] {
  const value = node[name];
  return Array.isArray(value) ? value.map((one) => one?.expression ?? one).filter(isNode) : [];
}

/**
 * The texts that an expression can be, as far as they are written out: of a choice, both. Of texts that are put
 * together, the pieces; or nothing, where only whole texts are asked for.
 */
export function textsIn(expression: Node | null, whole = false): string[] {
  if (!expression) return [];
  if (whole && (expression.type === 'TemplateLiteral' || expression.operator === '+')) return [];
  if (expression.type === 'StringLiteral') return [String(expression.value)];
  if (expression.type === 'ConditionalExpression') {
    return [...textsIn(part(expression, 'consequent'), whole), ...textsIn(part(expression, 'alternate'), whole)];
  }
  if (expression.type === 'BinaryExpression' && ['&&', '||', '??', '+'].includes(String(expression.operator))) {
    return [...textsIn(part(expression, 'left'), whole), ...textsIn(part(expression, 'right'), whole)];
  }
  if (expression.type === 'ParenthesisExpression') return textsIn(part(expression, 'expression'), whole);
  if (expression.type === 'TemplateLiteral') return parts(expression, 'quasis').map((quasi) => String(quasi.raw));
  return [];
}
