import type { Catalogue } from '#kernel/messages.ts';
import type { Language } from '#kernel/text.ts';
import deFacts from '#locales/de/facts.json' with { type: 'json' };
import deMail from '#locales/de/mail.json' with { type: 'json' };
import deNews from '#locales/de/news.json' with { type: 'json' };
import deProblems from '#locales/de/problems.json' with { type: 'json' };
import enFacts from '#locales/en/facts.json' with { type: 'json' };
import enMail from '#locales/en/mail.json' with { type: 'json' };
import enNews from '#locales/en/news.json' with { type: 'json' };
import enProblems from '#locales/en/problems.json' with { type: 'json' };

export interface ServerCatalogues {
  readonly problems: Catalogue;
  readonly facts: Catalogue;
  readonly mail: Catalogue;
  /** What people of the desk are told; screens say the same. */
  readonly news: Catalogue;
}

/** Every text that the server itself says to a person, per language. */
export const catalogues: Readonly<Record<Language, ServerCatalogues>> = {
  en: { problems: enProblems, facts: enFacts, mail: enMail, news: enNews },
  de: { problems: deProblems, facts: deFacts, mail: deMail, news: deNews },
};
