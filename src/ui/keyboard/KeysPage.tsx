import keysEn from '#locales/en/own-keys.json' with { type: 'json' };
import { Act } from '../Button.tsx';
import { DeskPage } from '../desk/DeskShell.tsx';
import { Check } from '../Field.tsx';
import { PageHeading, usePageTitle } from '../page.tsx';
import { MoreText, moreTexts, useText } from '../text.tsx';
import { useBoard } from './KeyboardProvider.tsx';
import { KeyRow } from './KeyRow.tsx';
import { COMMANDS, type Scope } from './keys.ts';
import './keys.css';

const TEXTS = moreTexts({
  en: keysEn,
  others: { de: () => import('#locales/de/own-keys.json').then((file) => file.default) },
});
const SCOPES: readonly Scope[] = ['anywhere', 'list', 'case', 'composer'];

function Keys() {
  const t = useText();
  const { preferences, choose } = useBoard();
  usePageTitle(t('own-keys.title'));
  const changed = Object.keys(preferences.remap).length > 0;
  return (
    <DeskPage title={t('own-keys.title')}>
      <div className="own-keys">
        <PageHeading>{t('own-keys.title')}</PageHeading>
        <p className="t-2">{t('own-keys.text')}</p>
        <Check
          label={t('keys.character-keys')}
          checked={preferences.characterKeys}
          onChange={(event) => choose({ ...preferences, characterKeys: event.target.checked })}
        />
        {changed && (
          <p>
            <Act onClick={() => choose({ ...preferences, remap: {} })}>{t('own-keys.reset-all')}</Act>
          </p>
        )}
        {SCOPES.map((scope) => (
          <section key={scope} aria-label={t(`keys.scope.${scope}`)}>
            <h2 className="t-13 t-600">{t(`keys.scope.${scope}`)}</h2>
            <ul>
              {COMMANDS.filter((command) => command.scope === scope).map(({ id }) => (
                <KeyRow key={id} id={id} />
              ))}
            </ul>
          </section>
        ))}
      </div>
    </DeskPage>
  );
}

/** Every command with its key, each to be changed by pressing another; kept in the profile, so that it holds on every device. */
export function KeysPage() {
  return (
    <MoreText catalogues={TEXTS}>
      <Keys />
    </MoreText>
  );
}
