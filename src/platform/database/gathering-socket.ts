import { Socket } from 'node:net';

/**
 * A connection to the database on which statements of the same moment leave in one write: a transaction's beginning
 * with its first statement, and all those of one `Promise.all`. A write of its own costs more than many a statement.
 */
export class GatheringSocket extends Socket {
  #gathering = false;

  override write(...given: unknown[]): boolean {
    if (!this.#gathering) {
      this.#gathering = true;
      this.cork();
      process.nextTick(() => {
        this.#gathering = false;
        this.uncork();
      });
    }
    return Reflect.apply(super.write, this, given);
  }
}
