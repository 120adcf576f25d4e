import { useQuery } from '@tanstack/react-query';
import { Button } from '#ui/Button.tsx';
import { useText } from '#ui/text.tsx';
import { isSignedIn } from '../sign-in.ts';

/** A link from a mail that opens nothing any more. */
export function LinkUsed() {
  const t = useText();
  return (
    <p className="ek-signin-notice" role="status">
      {t('signin.link-used')}
    </p>
  );
}

/** Somebody is signed in here already: the short way on. */
export function AlreadyIn({ onGoOn }: { readonly onGoOn: () => void }) {
  const t = useText();
  const { data: signedIn } = useQuery({
    queryKey: ['session'],
    queryFn: ({ signal }) => isSignedIn(signal),
    retry: false,
  });
  if (!signedIn) return null;
  return (
    <div className="ek-signin-notice ek-signin-already">
      <p>{t('signin.already')}</p>
      <Button onClick={onGoOn}>{t('signin.go-on')}</Button>
    </div>
  );
}
