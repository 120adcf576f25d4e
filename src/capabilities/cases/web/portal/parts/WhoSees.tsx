import { IconEye, IconLock } from '@tabler/icons-react';
import { Button } from '#ui/Button.tsx';
import { Icon } from '#ui/Icon.tsx';
import { Section } from '#ui/Section.tsx';
import { ErrorState } from '#ui/states.tsx';
import { useText } from '#ui/text.tsx';
import { firstNameOf } from '../../parts/names.ts';
import type { Story } from '../queries.ts';
import { useShare } from '../sharing.ts';
import './who-sees.css';

interface WhoSeesProps {
  readonly story: Story;
  /** Whether colleagues see it now. */
  readonly sees: boolean;
}

/** Whether colleagues read along, and the way to change it: for whoever asked, where the account shares its cases. */
export function WhoSees({ story, sees }: WhoSeesProps) {
  const t = useText();
  const share = useShare(story.id);
  return (
    <Section title={t('sees.title')}>
      <div className="pt-sees">
        <p role="status">
          <Icon of={sees ? IconEye : IconLock} size={20} />
          {t(sees ? 'sees.colleagues' : 'sees.private')}
        </p>
        <Button busy={share.isPending} onClick={() => share.mutate(!sees)}>
          {t(sees ? 'sees.keep-private' : 'sees.share')}
        </Button>
        {share.isError && <ErrorState failed={t('sees.failed')} error={share.error} />}
      </div>
    </Section>
  );
}

/** On a colleague's case: that it is theirs, and how to add what one knows. */
export function ReadAlong({ requester }: { readonly requester: string }) {
  const t = useText();
  return (
    <p className="pt-sees pt-sees-along">
      <Icon of={IconEye} size={20} />
      {t('sees.read-along', { name: requester, first: firstNameOf(requester) })}
    </p>
  );
}
