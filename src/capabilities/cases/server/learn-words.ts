import { MINUTE } from '#kernel/time.ts';
import { transaction } from '#platform/database/transaction.ts';
import { recurring } from '#platform/recurring.ts';
import { learnWords } from './search-store.ts';

const AT_ONCE = 500;

/** Learns the words of new messages, so that a search understands when one of them is mistyped. */
export const learnWordsJob = recurring('cases.learn-words', 2 * MINUTE, async (context) => {
  let taken = AT_ONCE;
  while (taken === AT_ONCE) taken = await transaction(context, (tx) => learnWords(tx, AT_ONCE));
});
