import { z } from 'zod';

/** The one error that crosses the wire (RFC 9457, application/problem+json). */
export const ProblemBody = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  requestId: z.string().optional(),
  fields: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
});
export type ProblemBody = z.infer<typeof ProblemBody>;

export interface FieldFault {
  readonly path: string;
  readonly message: string;
}

/** Thrown where an operation cannot answer with a `Result`: at the edges, by the platform. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly code: string;
  readonly status: number;
  readonly params: Readonly<Record<string, string | number>>;
  readonly fields: readonly FieldFault[];

  constructor(
    code: string,
    status: number,
    params: Readonly<Record<string, string | number>> = {},
    fields: readonly FieldFault[] = [],
  ) {
    super(code);
    this.code = code;
    this.status = status;
    this.params = params;
    this.fields = fields;
  }
}
