import { IconFlag } from '@tabler/icons-react';
import { Icon } from '#ui/Icon.tsx';
import { useText } from '#ui/text.tsx';
import type { PromiseOfCase } from '../queries.ts';

interface PromiseObjectionProps {
  readonly promise: PromiseOfCase;
  /** Who objected, by first name. */
  readonly name: string;
}

/** That the customer objected to a move, until somebody has written to them. */
export function PromiseObjection({ promise: { objection }, name }: PromiseObjectionProps) {
  const t = useText();
  if (objection === null || objection.answered) return null;
  return (
    <div className="cs-objection">
      <Icon of={IconFlag} />
      <p>
        <b>{t(objection.stands ? 'objection.stands' : 'objection.said', { name })}</b>
        {objection.words !== '' && ` ${t('objection.words', { words: objection.words })}`}
      </p>
    </div>
  );
}
