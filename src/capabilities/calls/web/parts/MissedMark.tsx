import { IconPhoneX } from '@tabler/icons-react';
import { fromIso } from '#kernel/time.ts';
import { Icon } from '#ui/Icon.tsx';
import { MoreText, useText } from '#ui/text.tsx';
import { useTime } from '#ui/time/useTime.ts';
import { useCallsOf } from '../queries.ts';
import { TEXTS } from '../texts.ts';
import './calls.css';

function Mark({ caseId }: { readonly caseId: string }) {
  const t = useText();
  const time = useTime();
  const of = useCallsOf(caseId);
  const last = of?.calls.at(-1);
  if (!of || !last) return null;
  const words = last.voicemail ? 'calls.mark-voicemail' : 'calls.mark';
  return (
    <span className="cl-mark">
      <Icon of={IconPhoneX} size={14} />
      <span className="cl-kind">{t(words)}</span> <time dateTime={last.at}>{time.brief(fromIso(last.at))}</time>
      {of.calls.length > 1 && <span className="cl-kind">· {t('calls.times', { n: of.calls.length })}</span>}
    </span>
  );
}

/** When somebody called in vain, on a row of the case that it became. Nothing where nobody did. */
export function MissedMark(props: { readonly caseId: string }) {
  return (
    <MoreText catalogues={TEXTS}>
      <Mark {...props} />
    </MoreText>
  );
}
