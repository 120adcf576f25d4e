import { IconLink, IconPencil, IconPin, IconPinnedOff, IconTrash } from '@tabler/icons-react';
import { Suspense, useState } from 'react';
import { SECOND } from '#kernel/time.ts';
import { lazy } from '#ui/lazy.tsx';
import { Menu, type MenuItem } from '#ui/Menu.tsx';
import { useText } from '#ui/text.tsx';
import { tell } from '#ui/toast.ts';
import { useAddView, usePinView, useRemoveView } from '../../views.ts';
import { hrefOf, type SavedView, shownBy } from '../queue-view.ts';

const RenameViewDialog = lazy(() => import('./RenameViewDialog.tsx').then((file) => file.RenameViewDialog));

/** For so long a view that was removed can be brought back. */
const WAY_BACK = 10 * SECOND;

interface ViewMenuProps {
  readonly of: SavedView;
  /** Says what was refused; null when all is well. */
  readonly onFailed: (error: unknown) => void;
}

/** Removes a view with a way back: it is saved anew as it was. */
function useRemoving({ of, onFailed }: Pick<ViewMenuProps, 'of' | 'onFailed'>) {
  const t = useText();
  const removing = useRemoveView();
  const adding = useAddView();
  const { name, view, pinned, team } = of;
  const undo = () => {
    const whose = team === null ? { for: 'own' as const } : { for: 'team' as const, teamId: team.id };
    adding.mutate({ name, view, pinned, ...whose }, { onError: onFailed });
  };
  const onSuccess = () => tell({ text: t('views.removed', { name }), undo, until: Date.now() + WAY_BACK });
  return () => removing.mutate({ viewId: of.id }, { onSuccess, onError: onFailed });
}

/** What can be done with a saved view. Who may not change it can still keep it in the side bar and pass it on. */
export function ViewMenu({ of, onFailed }: ViewMenuProps) {
  const t = useText();
  const pinning = usePinView();
  const remove = useRemoving({ of, onFailed });
  const [renaming, setRenaming] = useState(false);
  const href = hrefOf(shownBy(of));
  const copy = () => {
    const written = navigator.clipboard.writeText(window.location.origin + href);
    written.then(() => tell({ text: t('views.link-copied') })).catch(onFailed);
  };
  const items: readonly (MenuItem & { readonly when: boolean })[] = [
    {
      id: 'pin',
      when: true,
      icon: of.pinned ? IconPinnedOff : IconPin,
      label: t(of.pinned ? 'views.unpin' : 'views.pin'),
      onChoose: () => pinning.mutate({ viewId: of.id, pinned: !of.pinned }, { onError: onFailed }),
    },
    { id: 'link', when: true, icon: IconLink, label: t('views.copy-link'), onChoose: copy },
    { id: 'rename', when: of.mayChange, icon: IconPencil, label: t('views.rename'), onChoose: () => setRenaming(true) },
    { id: 'remove', when: of.mayChange, icon: IconTrash, label: t('views.remove'), onChoose: remove },
  ];
  return (
    <>
      <Menu label={t('views.menu', { name: of.name })} items={items.filter(({ when }) => when)} />
      {renaming && (
        <Suspense fallback={null}>
          <RenameViewDialog of={of} onClose={() => setRenaming(false)} />
        </Suspense>
      )}
    </>
  );
}
