import type { AnyEndpoint, Contract, InputOf, OutputOf } from '#kernel/contract.ts';
import type { Result } from '#kernel/result.ts';
import type { Context } from '../context.ts';

/** A handler maps one endpoint to one operation: parsed input in, what the contract returns out. */
export type Handler<E extends AnyEndpoint> = (context: Context, input: InputOf<E>) => Promise<Result<OutputOf<E>>>;

/** One handler per endpoint; the compiler refuses a missing one. */
export type Handlers<C extends Contract> = { readonly [Name in keyof C['endpoints']]: Handler<C['endpoints'][Name]> };

/** A contract together with what answers it. */
export interface Served {
  readonly contract: Contract;
  readonly handlers: Readonly<Record<string, Handler<AnyEndpoint>>>;
}

export function served<C extends Contract>(contract: C, handlers: Handlers<C>): Served {
  // Each handler was checked against its own endpoint just above; the table forgets the pairing.
  return { contract, handlers: handlers as Served['handlers'] };
}
