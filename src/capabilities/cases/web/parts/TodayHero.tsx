import { IconBolt, IconMessageReply } from '@tabler/icons-react';
import { fromIso } from '#kernel/time.ts';
import { Act } from '#ui/Button.tsx';
import { Phrase, useText } from '#ui/text.tsx';
import { useTime } from '#ui/time/useTime.ts';
import { CaseLink } from './CaseLink.tsx';
import { Due, PromiseAndWord, RowChip, type RowProps } from './TodayRows.tsx';

interface HeroProps extends RowProps {
  readonly onReply: () => void;
  readonly onNow: () => void;
}

function Goal({ row }: Pick<RowProps, 'row'>) {
  const who = { name: row.requester.name, account: row.account.name };
  if (row.goal === null) return <p className="td-goal">{`${who.name}, ${who.account}`}</p>;
  return (
    <p className="td-goal">
      <Phrase id="today.wants-to" values={{ ...who, goal: row.goal }} />
    </p>
  );
}

function HeroNow({ row }: Pick<RowProps, 'row'>) {
  const t = useText();
  const time = useTime();
  if (!row.now) return <p className="td-now t-3">{t('now.nothing')}</p>;
  return (
    <p className="td-now">
      <span className="td-now-label">{t('now.label')}</span>
      {row.now.text}
      <span className="t-late t-nowrap"> · {time.relative(fromIso(row.now.since))}</span>
    </p>
  );
}

/** The first late promise: the one card on the page, with what can be done about it. */
export function TodayHero({ row, trail, onReply, onNow }: HeroProps) {
  const t = useText();
  return (
    <article className="td-hero" data-case={row.id} aria-label={t('today.late-case', { subject: row.subject })}>
      <Due row={row} />
      <div className="td-chip">
        <RowChip row={row} />
      </div>
      <div className="td-main">
        <CaseLink of={row} trail={trail} className="td-subject t-lg t-600">
          {row.subject}
        </CaseLink>
        <Goal row={row} />
        <HeroNow row={row} />
        <div className="td-acts">
          <Act look="filled" icon={IconMessageReply} command="case.reply" onClick={onReply}>
            {t('case.reply')}
          </Act>
          <Act icon={IconBolt} command="case.now-line" onClick={onNow}>
            {t('case.now-line')}
          </Act>
        </div>
      </div>
      <p className="td-hero-about">
        <PromiseAndWord row={row} />
      </p>
    </article>
  );
}
