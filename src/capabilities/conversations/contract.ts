import { contract } from '#kernel/contract.ts';
import { mailEndpoints } from './contract/mail.ts';
import { messageEndpoints } from './contract/message.ts';
import { snippetEndpoints } from './contract/snippets.ts';

export { Channel, FileView, MessageView, NoteView } from './contract/message.ts';
export { Snippet } from './contract/snippets.ts';

export const conversationsContract = contract(
  'conversations',
  {
    'file.upload': ['signed-in'],
    'file.read': ['signed-in'],
    'snippet.use': ['agent', 'lead', 'manager', 'admin'],
    'intake.read': ['admin'],
    'mail.show': ['agent', 'lead', 'manager', 'admin'],
    'mail.read': ['admin'],
    'mail.manage': ['admin'],
  },
  {
    ...messageEndpoints,
    ...snippetEndpoints,
    ...mailEndpoints,
  },
);
