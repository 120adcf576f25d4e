import { IconLogout } from '@tabler/icons-react';
import { type ReactNode, useId } from 'react';
import { LANGUAGES } from '#kernel/text.ts';
import accountEn from '#locales/en/account.json' with { type: 'json' };
import { Icon } from './Icon.tsx';
import { LANGUAGE_NAMES } from './language.ts';
import { chooseScheme, SCHEMES, type SchemeChoice, useScheme } from './scheme.ts';
import { moreTexts, useLanguage, useText } from './text.tsx';

/** The texts of a person's own menu. */
export const ACCOUNT_TEXTS = moreTexts({
  en: accountEn,
  others: { de: () => import('#locales/de/account.json').then((file) => file.default) },
});

interface Option<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly lang?: string;
}

interface ChoiceProps<Value extends string> {
  readonly legend: string;
  readonly value: Value;
  readonly options: readonly Option<Value>[];
  readonly onChoose: (value: Value) => void;
}

/** A few options side by side, of which one holds. */
export function Choice<Value extends string>({ legend, value, options, onChoose }: ChoiceProps<Value>) {
  const name = useId();
  return (
    <fieldset>
      <legend>{legend}</legend>
      <div className="ek-choice">
        {options.map((option) => (
          <label key={option.value}>
            <input type="radio" name={name} checked={option.value === value} onChange={() => onChoose(option.value)} />
            <span lang={option.lang}>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

export interface AccountPanelProps {
  readonly name: string;
  /** Under the name: the account or the team. */
  readonly about?: string;
  /** Further choices of the door, below language and colours. */
  readonly choices?: ReactNode;
  /** Further entries, such as the way to another door: `<AccountLink>`s. */
  readonly children?: ReactNode;
  readonly onSignOut?: () => void;
  /** Told after the language changed here, so that the profile can keep it. */
  readonly onLanguage?: (language: (typeof LANGUAGES)[number]) => void;
  /** Told after the colours changed here, likewise. */
  readonly onScheme?: (scheme: SchemeChoice) => void;
}

/** What stands in a person's own menu: language, colours, sign out. */
export function AccountPanel({ name, about, choices, children, onSignOut, onLanguage, onScheme }: AccountPanelProps) {
  const t = useText();
  const { language, chooseLanguage } = useLanguage();
  const scheme = useScheme();
  return (
    <div className="ek-account">
      <p className="ek-account-name">
        {name}
        {about !== undefined && <small>{about}</small>}
      </p>
      <Choice
        legend={t('account.language')}
        value={language}
        options={LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value], lang: value }))}
        onChoose={(chosen) => void chooseLanguage(chosen).then(() => onLanguage?.(chosen))}
      />
      <Choice
        legend={t('account.colours')}
        value={scheme.choice}
        options={SCHEMES.map((value) => ({ value, label: t(`account.colours.${value}`) }))}
        onChoose={(chosen) => {
          chooseScheme(chosen);
          onScheme?.(chosen);
        }}
      />
      {choices}
      {(children || onSignOut) && (
        <div className="ek-account-items">
          {children}
          {onSignOut && (
            <button type="button" className="ek-account-item" onClick={onSignOut}>
              <Icon of={IconLogout} />
              {t('account.sign-out')}
            </button>
          )}
        </div>
      )}
    </div>
  );
}
