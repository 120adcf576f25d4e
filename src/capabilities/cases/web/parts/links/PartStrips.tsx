import { IconBolt, IconMessageReply, IconSitemap } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Suspense, useState } from 'react';
import { Act } from '#ui/Button.tsx';
import { Icon } from '#ui/Icon.tsx';
import { lazy } from '#ui/lazy.tsx';
import { Link } from '#ui/navigation.tsx';
import { Phrase, useText } from '#ui/text.tsx';
import { isOpen } from '../../../domain/states.ts';
import { type Detail, messagesQuery } from '../../queries.ts';
import { forMany } from '../bulk/words-for.ts';
import { caseHref } from '../CaseLink.tsx';
import { NowLineDialog } from '../NowLineDialog.tsx';
import { firstNameOf } from '../names.ts';
import { useMayWork } from '../rights.ts';
import { type LinkedCase, linksQuery } from './changes.ts';
import './links.css';

const UpdateDialog = lazy(() => import('../bulk/UpdateDialog.tsx').then((file) => file.UpdateDialog));

interface StripProps {
  readonly of: Detail;
}

/** On a case that is part of another one: where the work is done, and that this one still owes its own answer. */
function PartStrip({ of }: StripProps) {
  const { data } = useQuery(linksQuery(of.id));
  const parent = data?.parent;
  if (!parent || !isOpen(of.state)) return null;
  const name = firstNameOf(of.requester.name);
  const link = (
    <Link href={caseHref(parent.number)}>
      #{parent.number} {parent.subject}
    </Link>
  );
  return (
    <div className="cs-strip cs-parts">
      <Icon of={IconSitemap} />
      <p className="grow">
        <Phrase id={isOpen(parent.state) ? 'part.worked-on-there' : 'part.over-there'} values={{ case: link, name }} />
      </p>
    </div>
  );
}

type Writing = 'update' | 'now' | 'resolve';

interface FormProps extends StripProps {
  readonly parts: readonly LinkedCase[];
  readonly writing: Writing;
  readonly onClose: () => void;
}

/** What the customer of this case was told last, ready for the others. */
function useLastWords(of: Detail): string {
  const { data } = useQuery(messagesQuery(of.id));
  const last = data?.findLast(({ direction }) => direction === 'to-customer');
  return last ? forMany(last.newPart || last.text, of.requester.name) : '';
}

function Form({ of, parts, writing, onClose }: FormProps) {
  const words = useLastWords(of);
  const all = isOpen(of.state) ? [of, ...parts] : parts;
  if (writing === 'now') return <NowLineDialog cases={all} onClose={onClose} />;
  return (
    <Suspense fallback={null}>
      <UpdateDialog cases={all} {...(writing === 'resolve' && { resolves: words })} onClose={onClose} />
    </Suspense>
  );
}

/** On a case of which others are part: telling all of them at once; solved, that these still wait for their answer. */
function WholeStrip({ of }: StripProps) {
  const t = useText();
  const mayWork = useMayWork();
  const { data } = useQuery(linksQuery(of.id));
  const [writing, write] = useState<Writing | null>(null);
  const parts = (data?.parts ?? []).filter(({ state }) => isOpen(state));
  if (parts.length === 0) return null;
  const open = isOpen(of.state);
  const names = parts.map(({ requester }) => firstNameOf(requester.name)).join(', ');
  return (
    <>
      <div className="cs-strip cs-parts" role={open ? undefined : 'status'}>
        <Icon of={IconSitemap} />
        <p className="grow">
          <b>{t(open ? 'part.whole' : 'part.still-open', { n: parts.length })}</b> {names}
        </p>
        {mayWork && open && (
          <>
            <Act icon={IconBolt} onClick={() => write('now')}>
              {t('part.now')}
            </Act>
            <Act icon={IconMessageReply} onClick={() => write('update')}>
              {t('bulk.open')}
            </Act>
          </>
        )}
        {mayWork && !open && (
          <Act icon={IconMessageReply} onClick={() => write('resolve')}>
            {t('part.tell')}
          </Act>
        )}
      </div>
      {writing && <Form of={of} parts={parts} writing={writing} onClose={() => write(null)} />}
    </>
  );
}

/** What working on several cases as one means on this case's page. */
export function PartStrips({ of }: StripProps) {
  return (
    <>
      <PartStrip of={of} />
      <WholeStrip of={of} />
    </>
  );
}
