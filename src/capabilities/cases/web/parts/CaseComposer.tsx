import { Composer } from '#ui/Composer.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { useCommand } from '#ui/keyboard/useCommand.ts';
import { useText } from '#ui/text.tsx';
import type { Detail } from '../queries.ts';
import { NotePart } from './NotePart.tsx';
import { firstNameOf } from './names.ts';
import { ReplyPart } from './ReplyPart.tsx';
import type { ComposerState } from './useComposer.ts';

interface CaseComposerProps {
  readonly of: Detail;
  readonly composer: ComposerState;
  /** A case that is over takes notes only. */
  readonly mayReply: boolean;
}

/** The editors below the conversation. */
export function DockedComposer({ of, composer, mayReply }: CaseComposerProps) {
  const t = useText();
  const { open, reply, note, ask, leave, dock } = composer;
  return (
    <section ref={dock} data-region aria-label={t('composer.region')} tabIndex={-1}>
      <Composer
        open={open}
        onOpen={ask}
        customer={firstNameOf(of.requester.name)}
        reply={mayReply ? <ReplyPart of={of} reply={reply} focused={false} onLeave={leave} /> : null}
        note={<NotePart of={of} note={note} focused={false} onLeave={leave} />}
      />
    </section>
  );
}

/** On a phone an editor takes the whole screen, opened from the bar below. */
export function OverlayComposer({ of, composer, mayReply }: CaseComposerProps) {
  const t = useText();
  const { reply, note, ask, close, dock } = composer;
  const open = composer.open === 'reply' && !mayReply ? null : composer.open;
  useCommand('case.reply', () => ask('reply'), { enabled: mayReply });
  useCommand('case.note', () => ask('note'));
  if (open === null) return null;
  const title =
    open === 'reply' ? t('composer.reply-to', { name: firstNameOf(of.requester.name) }) : t('composer.team-note');
  return (
    <Dialog title={title} form="panel" onClose={close}>
      <div ref={dock}>
        {open === 'reply' ? (
          <ReplyPart of={of} reply={reply} focused onLeave={close} />
        ) : (
          <NotePart of={of} note={note} focused onLeave={close} />
        )}
      </div>
    </Dialog>
  );
}
