import { IconCheck } from '@tabler/icons-react';
import { Button } from '#ui/Button.tsx';
import { useText } from '#ui/text.tsx';
import type { Story } from '../queries.ts';

interface YourMoveProps {
  readonly story: Story;
  readonly busy: boolean;
  readonly onWorks: () => void;
  readonly onNotWorking: () => void;
  readonly onAnswer: () => void;
}

/** What is needed from the customer: one clear thing, or plainly nothing. */
export function YourMove({ story, busy, onWorks, onNotWorking, onAnswer }: YourMoveProps) {
  const t = useText();
  if (story.state === 'waiting-for-you') {
    return (
      <>
        <p>{t('you.ask')}</p>
        <p className="pt-hero-sentence pt-you-ask">{story.ask}</p>
        <p className="pt-you-acts">
          <Button size="lg" onClick={onAnswer}>
            {t('you.answer')}
          </Button>
        </p>
      </>
    );
  }
  if (story.state === 'check-it-works') {
    return (
      <>
        <p className="pt-hero-sentence">{t('you.check')}</p>
        <p className="pt-you-acts">
          <Button look="filled" size="lg" icon={IconCheck} busy={busy} onClick={onWorks}>
            {t('answer.works')}
          </Button>
          <Button size="lg" onClick={onNotWorking}>
            {t('answer.not-working')}
          </Button>
        </p>
      </>
    );
  }
  return <p>{t('you.nothing')}</p>;
}
