import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { MessageId } from '#kernel/ids.ts';
import { Act } from '#ui/Button.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { rowsOf, Skeleton } from '#ui/Skeleton.tsx';
import { ErrorState } from '#ui/states.tsx';
import { useText } from '#ui/text.tsx';
import { mailShownQuery } from '../queries.ts';
import './mail-shown.css';

const OUTLINE = rowsOf(6, 32);

/** A page of its own that may run nothing and load nothing; its pictures stand in it. Mails are written for paper. */
const PAGE = `<!doctype html><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
<style>:root{color-scheme:light}body{margin:16px;background:#fff;color:#1f2229;font:15px/1.5 Inter,system-ui,sans-serif;
overflow-wrap:anywhere}img{max-width:100%;height:auto}table{max-width:100%}pre{white-space:pre-wrap}
blockquote{margin:0 0 0 4px;padding:0 0 0 12px;border-left:2px solid #d5d9e0}</style>`;

interface MailAsItCameProps {
  readonly messageId: MessageId;
  readonly onClose: () => void;
}

/** A mail as its sender laid it out. Pictures that lie elsewhere come when somebody asks, through us. */
export function MailAsItCame({ messageId, onClose }: MailAsItCameProps) {
  const t = useText();
  const [pictures, withPictures] = useState(false);
  const plain = useQuery(mailShownQuery(messageId, false));
  const full = useQuery({ ...mailShownQuery(messageId, true), enabled: pictures });
  const shown = full.data ?? plain.data;
  const failed = plain.isError ? plain : full.isError ? full : null;
  const missing = full.data ? full.data.elsewhere - full.data.fetched : 0;
  return (
    <Dialog title={t('mail-shown.title')} onClose={onClose}>
      <div className="mail-shown">
        {plain.isPending && <Skeleton rows={OUTLINE} columns={['80%']} />}
        {failed && (
          <ErrorState failed={t('mail-shown.failed')} error={failed.error} onRetry={() => void failed.refetch()} />
        )}
        {shown && shown.elsewhere > 0 && !full.data && (
          <p className="mail-shown-pictures">
            <span>{t('mail-shown.elsewhere', { n: shown.elsewhere })}</span>
            <Act busy={full.isFetching} onClick={() => withPictures(true)}>
              {t('mail-shown.fetch')}
            </Act>
          </p>
        )}
        {missing > 0 && <p className="t-13 t-3">{t('mail-shown.missing', { n: missing })}</p>}
        {shown && (
          <iframe
            className="mail-shown-frame"
            title={t('mail-shown.frame')}
            sandbox="allow-popups allow-popups-to-escape-sandbox"
            referrerPolicy="no-referrer"
            srcDoc={`${PAGE}${shown.html}`}
          />
        )}
      </div>
    </Dialog>
  );
}
