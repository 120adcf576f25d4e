import { IconBulb } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CaseShown } from '#capabilities/cases/web/index.ts';
import { Act } from '#ui/Button.tsx';
import { Icon } from '#ui/Icon.tsx';
import { Link } from '#ui/navigation.tsx';
import { ErrorState } from '#ui/states.tsx';
import { MoreText, Phrase, useText } from '#ui/text.tsx';
import { ofCaseQuery, useDismiss } from '../queries.ts';
import { TEXTS } from '../texts.ts';
import { SuggestDialog } from './SuggestDialog.tsx';
import './improvements.css';

interface CaseProps {
  readonly of: CaseShown;
}

/** At the end of a case that did not go well: whether it could go better. Once, and only where somebody says so. */
function Prompt({ of, live, broken }: CaseProps & { readonly live: boolean; readonly broken: number }) {
  const t = useText();
  const dismiss = useDismiss(of.id);
  const [open, setOpen] = useState(false);
  return (
    <div className="cs-strip">
      <Icon of={IconBulb} />
      <p className="grow">
        {live && `${t('case-improve.live')} `}
        {broken > 0 && `${t('case-improve.broken', { n: broken })} `}
        <b>{t('case-improve.ask')}</b>
      </p>
      <Act onClick={() => setOpen(true)}>{t('case-improve.suggest')}</Act>
      <Act look="plain" busy={dismiss.isPending} onClick={() => dismiss.mutate()}>
        {t('case-improve.dismiss')}
      </Act>
      {dismiss.isError && <ErrorState failed={t('case-improve.not-dismissed')} error={dismiss.error} />}
      {open && <SuggestDialog of={of} onClose={() => setOpen(false)} />}
    </div>
  );
}

function Shown({ of }: CaseProps) {
  const t = useText();
  const { data } = useQuery(ofCaseQuery(of.id));
  if (!data) return null;
  return (
    <>
      {data.items.map(({ id, title, state }) => (
        <div key={id} className="cs-strip">
          <Icon of={IconBulb} />
          <p className="grow">
            <Phrase
              id="case-improve.suggested"
              values={{ title: <Link href={`/desk/improvements/${id}`}>{title}</Link> }}
            />{' '}
            {state !== 'proposed' && <span className="t-3">{t(`improvement.state.${state}`)}</span>}
          </p>
        </div>
      ))}
      {data.prompt && <Prompt of={of} {...data.prompt} />}
    </>
  );
}

/** What was suggested from a case, and at its end the question whether it could go better. */
export function CaseImprovements(props: CaseProps) {
  return (
    <MoreText catalogues={TEXTS}>
      <Shown {...props} />
    </MoreText>
  );
}
