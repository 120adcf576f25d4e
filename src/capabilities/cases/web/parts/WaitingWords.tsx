import { above, WaitingList } from '#ui/offline/whole.ts';
import type { ComposerState } from './useComposer.ts';

interface WaitingWordsProps {
  readonly caseId: string;
  readonly composer: ComposerState;
}

/** What was written on a case without a line and waits to go: replies, and apart from them notes of the team. */
export function WaitingWords({ caseId, composer: { reply, note, ask } }: WaitingWordsProps) {
  return (
    <div className="ek-composer-waiting">
      <WaitingList
        about={`reply:${caseId}`}
        onTakeBack={({ text }) => {
          reply.write(above(text, reply.draft.text));
          ask('reply');
        }}
      />
      <WaitingList
        about={`note:${caseId}`}
        team
        onTakeBack={({ text }) => {
          note.write(above(text, note.draft.text));
          ask('note');
        }}
      />
    </div>
  );
}
