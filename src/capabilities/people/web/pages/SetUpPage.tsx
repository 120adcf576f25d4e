import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { Language } from '#kernel/text.ts';
import { faultsOf } from '#ui/api.ts';
import { Button } from '#ui/Button.tsx';
import { useGo } from '#ui/navigation.tsx';
import { SignInLayout } from '#ui/SignInLayout.tsx';
import { ErrorState } from '#ui/states.tsx';
import { useLanguage, useText } from '#ui/text.tsx';
import { deviceZone } from '#ui/time/words.ts';
import { SetUpFields } from '../parts/SetUpFields.tsx';
import { installationQuery, useSetUp } from '../queries.ts';
import { NOTHING_YET, refusedFields, type SetUpField, type SetUpForm, wrongFields } from '../set-up.ts';
import { signInByPassword } from '../sign-in.ts';
import './signin.css';

function bodyOf(form: SetUpForm, more: { timeZone: string; language: Language }) {
  const { organisation, name, email, password, deskAddress } = form;
  const address = deskAddress.trim();
  return {
    organisation: organisation.trim(),
    name: name.trim(),
    email: email.trim(),
    password,
    ...more,
    ...(address !== '' && { deskAddress: address }),
  };
}

/** The first page of an empty installation: whose it is, and its first administrator. */
export function SetUpPage() {
  const t = useText();
  const go = useGo();
  const form = useRef<HTMLFormElement>(null);
  const { language } = useLanguage();
  const { data: installation } = useQuery(installationQuery);
  const [values, setValues] = useState(NOTHING_YET);
  const [timeZone, setTimeZone] = useState(deviceZone);
  const [wrong, setWrong] = useState<readonly SetUpField[]>([]);
  const setUp = useSetUp();

  useEffect(() => {
    if (installation && !installation.needsSetUp && !setUp.isSuccess) go('/signin', 'replace');
  }, [installation, setUp.isSuccess, go]);

  const showWrong = (fields: readonly SetUpField[]) => {
    setWrong(fields);
    const first = fields[0];
    if (first) requestAnimationFrame(() => form.current?.querySelector<HTMLElement>(`[name="${first}"]`)?.focus());
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const fields = wrongFields(values);
    showWrong(fields);
    if (fields.length > 0 || setUp.isPending) return;
    const body = bodyOf(values, { timeZone, language });
    setUp.mutate(body, {
      onSuccess: () => {
        const { email, password } = body;
        void signInByPassword({ email, password }).then(
          () => go('/desk', 'replace'),
          () => go('/signin?return=/desk', 'replace'),
        );
      },
      onError: (error) => showWrong(refusedFields(Object.keys(faultsOf(error)))),
    });
  };
  return (
    <SignInLayout title={t('setup.title')}>
      <p className="ek-signin-about">{t('setup.about')}</p>
      <form ref={form} onSubmit={submit} noValidate>
        <SetUpFields
          values={values}
          wrong={wrong}
          timeZone={timeZone}
          onChange={(changed) => setValues((before) => ({ ...before, ...changed }))}
          onTimeZone={setTimeZone}
        />
        {wrong.length > 0 && (
          <p className="t-late" role="alert">
            {t('setup.wrong', { n: wrong.length })}
          </p>
        )}
        {setUp.isError && wrong.length === 0 && (
          <ErrorState failed={t('setup.failed')} safe={t('setup.safe')} error={setUp.error} />
        )}
        <Button look="filled" size="lg" wide type="submit" busy={setUp.isPending || setUp.isSuccess}>
          {t('setup.submit')}
        </Button>
      </form>
    </SignInLayout>
  );
}
