import { Dialog } from '#ui/Dialog.tsx';
import { useText } from '#ui/text.tsx';
import { NoticeList } from './NoticeList.tsx';

/** What I was told, over whatever page I am on. */
export function NoticesDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useText();
  return (
    <Dialog title={t('notices.title')} onClose={onClose}>
      <NoticeList untitled onGo={onClose} />
    </Dialog>
  );
}
