/**
 * Stands in for zod in the browser. Contracts are declared with zod, but a page reads from them only paths and
 * methods: the server checks what comes in and filters what goes out. So a schema is here one inert value that
 * accepts any declaration and refuses to judge. It saves every customer 25 kB.
 */
const JUDGING = new Set(['parse', 'parseAsync', 'safeParse', 'safeParseAsync', 'decode', 'encode', 'safeDecode']);

function refuseToJudge(): never {
  throw new Error('Schemas are not part of the web bundle: let the server judge, or write a plain check');
}

const inert: unknown = new Proxy(() => undefined, {
  get(_target, name) {
    if (name === Symbol.toPrimitive) return () => 'schema';
    if (name === 'then' || name === Symbol.iterator) return undefined;
    return typeof name === 'string' && JUDGING.has(name) ? refuseToJudge : inert;
  },
  apply: () => inert,
});

export { inert as z };
