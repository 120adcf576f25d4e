import { IconUsers } from '@tabler/icons-react';
import { Icon } from '#ui/Icon.tsx';
import { useText } from '#ui/text.tsx';
import type { Story } from '../queries.ts';
import './with-others.css';

/** That others are affected too, and nothing of them: the work is done for all at once, the answers come here. */
export function WithOthers({ story }: { readonly story: Story }) {
  const t = useText();
  if (!story.withOthers) return null;
  return (
    <p className="pt-with-others">
      <Icon of={IconUsers} />
      {t('with-others.text')}
    </p>
  );
}
