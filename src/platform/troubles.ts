/** What is wrong with this node although it runs, by the part that found it: for the log, `/readyz` and a person. */
export interface Troubles {
  /** Says what is wrong with a part, in a sentence, or null when it is well again. Whether that is news. */
  report(part: string, sentence: string | null): boolean;
  /** One sentence for each part in trouble, `keeper: …`, in the order of the parts' names. */
  sentences(): readonly string[];
}

export function openTroubles(): Troubles {
  const known = new Map<string, string>();
  return {
    report(part, sentence) {
      const news = (sentence === null) === known.has(part);
      if (sentence === null) known.delete(part);
      else known.set(part, sentence);
      return news;
    },
    sentences: () => [...known].sort(([a], [b]) => (a < b ? -1 : 1)).map(([part, sentence]) => `${part}: ${sentence}`),
  };
}
