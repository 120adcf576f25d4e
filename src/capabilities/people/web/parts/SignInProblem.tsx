import { retryAtOf } from '#ui/api.ts';
import { ErrorState } from '#ui/states.tsx';
import { useText } from '#ui/text.tsx';
import { useTime } from '#ui/time/useTime.ts';

interface SignInProblemProps {
  /** What did not happen: `Not signed in.` */
  readonly failed: string;
  readonly error: unknown;
}

/** Why a step of sign-in failed. After too many tries it says when the next one counts. */
export function SignInProblem({ failed, error }: SignInProblemProps) {
  const t = useText();
  const time = useTime();
  const retryAt = retryAtOf(error);
  if (retryAt === null) return <ErrorState failed={failed} error={error} />;
  const when = { time: time.moment(retryAt), relative: time.relative(retryAt) };
  return <ErrorState failed={failed} safe={t('signin.too-often', when)} />;
}
