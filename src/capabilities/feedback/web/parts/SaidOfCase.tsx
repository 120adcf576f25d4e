import { IconQuote } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type CaseShown, firstNameOf } from '#capabilities/cases/web/index.ts';
import { Act } from '#ui/Button.tsx';
import { Icon } from '#ui/Icon.tsx';
import { MoreText, useText } from '#ui/text.tsx';
import { type SaidView, saidOfCaseQuery } from '../queries.ts';
import { TEXTS } from '../texts.ts';
import { AnswerDialog } from './AnswerDialog.tsx';
import { Standing, Words } from './Words.tsx';
import './feedback.css';

interface OneProps {
  readonly of: CaseShown;
  readonly said: SaidView;
}

function One({ of, said }: OneProps) {
  const t = useText();
  const [answering, setAnswering] = useState(false);
  const name = firstNameOf(said.person.name);
  return (
    <div className="cs-strip fb-strip">
      <Icon of={IconQuote} />
      <div className="grow">
        <p>
          <b>{t(`fb.said.${said.rating}`, { name })}</b>
        </p>
        <Words said={said} />
        <Standing said={said} />
      </div>
      {said.mayAnswer && <Act onClick={() => setAnswering(true)}>{t('fb.answer', { name })}</Act>}
      {answering && <AnswerDialog caseId={of.id} said={said} onClose={() => setAnswering(false)} />}
    </div>
  );
}

/** What the people of a case said of it, and what they were answered. Nothing where nobody said anything. */
export function SaidOfCase({ of }: { readonly of: CaseShown }) {
  const { data } = useQuery(saidOfCaseQuery(of.id));
  if (!data || data.length === 0) return null;
  return (
    <MoreText catalogues={TEXTS}>
      {data.map((said) => (
        <One key={said.id} of={of} said={said} />
      ))}
    </MoreText>
  );
}
