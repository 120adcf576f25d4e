import { createHash } from 'node:crypto';

/** An id that depends on the seed and the key alone: the same sample has the same ids everywhere. */
export function sampleId(seed: number, key: string): string {
  const hex = createHash('sha256').update(`${seed}:${key}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Ids in the order in which they are asked for, each only once, derived from one name. */
export function idsFrom(seed: number, name: string): () => string {
  let count = 0;
  return () => {
    count += 1;
    return sampleId(seed, `${name}#${count}`);
  };
}
