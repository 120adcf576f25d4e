import { z } from 'zod';
import { endpoint } from '#kernel/contract.ts';
import { SnippetId, TeamId } from '#kernel/ids.ts';
import { line, prose } from '#kernel/text.ts';

const SNIPPETS_FOR = ['own', 'team', 'desk'] as const;

/** A text that is written often, with variables such as `{{customer.name}}`. */
export const Snippet = z.object({
  id: SnippetId,
  name: z.string(),
  text: z.string(),
  /** For its writer alone, for a team, or for everybody at the desk. */
  for: z.enum(SNIPPETS_FOR),
  team: z.object({ id: TeamId, name: z.string() }).nullable(),
  mayChange: z.boolean(),
  version: z.int(),
});

/** Texts that are kept to be inserted. */
export const snippetEndpoints = {
  listSnippets: endpoint({
    method: 'GET',
    path: '/snippets',
    summary: 'The snippets that I find when I write, by name: my own, my teams’ and everybody’s',
    permission: 'snippet.use',
    returns: z.object({ items: z.array(Snippet) }),
  }),
  addSnippet: endpoint({
    method: 'POST',
    path: '/snippets',
    summary: 'Adds a snippet for myself; leads also for their teams and for everybody at the desk',
    permission: 'snippet.use',
    creates: true,
    body: z.strictObject({
      name: line(80),
      text: prose(5000),
      for: z.enum(SNIPPETS_FOR).default('own'),
      teamId: TeamId.optional(),
    }),
    returns: Snippet,
    status: 201,
  }),
  changeSnippet: endpoint({
    method: 'PATCH',
    path: '/snippets/{snippetId}',
    summary: 'Changes what a snippet is called or says',
    permission: 'snippet.use',
    params: z.strictObject({ snippetId: SnippetId }),
    ifMatch: 'optional',
    body: z.strictObject({ name: line(80).optional(), text: prose(5000).optional() }),
    returns: Snippet,
  }),
  removeSnippet: endpoint({
    method: 'DELETE',
    path: '/snippets/{snippetId}',
    summary: 'Removes a snippet; what was written with it stays',
    permission: 'snippet.use',
    params: z.strictObject({ snippetId: SnippetId }),
    ifMatch: 'optional',
    returns: z.object({ done: z.literal(true) }),
  }),
};
