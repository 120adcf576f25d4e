import { above, WaitingList } from '#ui/offline/whole.ts';
import { ErrorState } from '#ui/states.tsx';
import { useText } from '#ui/text.tsx';
import { useTime } from '#ui/time/useTime.ts';
import { firstNameOf } from '../../parts/names.ts';
import type { Story } from '../queries.ts';
import type { Talk } from './useTalk.ts';
import { WorksNow } from './WorksNow.tsx';
import { WriteBox } from './WriteBox.tsx';

function useLabel(story: Story, { saying }: Talk): string {
  const t = useText();
  if (saying === 'not-working') return t('write.what-do-you-see');
  if (story.state === 'waiting-for-you') return t('write.your-answer');
  const owner = story.people.find(({ role }) => role === 'owner');
  return owner ? t('write.to', { name: firstNameOf(owner.name) }) : t('write.to-us');
}

/** Writing to the people who work on it, and saying how it stands. */
export function Writing({ story, talk }: { readonly story: Story; readonly talk: Talk }) {
  const t = useText();
  const checks = story.state === 'check-it-works';
  const label = useLabel(story, talk);
  const time = useTime();
  const hint = talk.waits ? t('files.wait') : checks ? t('write.opens-again') : undefined;
  const sent = talk.sentAt === null ? undefined : t('write.sent', { time: time.moment(talk.sentAt) });
  const putBack = ({ text }: { readonly text: string }) => {
    talk.onText(above(text, talk.text));
    talk.box.current?.focus();
  };
  return (
    <>
      <WriteBox
        ref={talk.box}
        label={label}
        hint={sent ?? hint}
        text={talk.text}
        onText={talk.onText}
        files={talk.files}
        main={!checks}
        busy={talk.busy}
        error={talk.error}
        onSend={talk.send}
      />
      <WaitingList about={`case:${story.id}`} onTakeBack={putBack} />
      {!checks && story.request?.approval?.state !== 'asked' && (
        <WorksNow busy={talk.busy} onWorks={talk.works} onNotWorking={talk.sayNotWorking} />
      )}
      {talk.confirmError && <ErrorState failed={t('answer.failed')} error={talk.confirmError} />}
    </>
  );
}
