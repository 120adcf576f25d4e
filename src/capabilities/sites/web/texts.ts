import askUsEn from '#locales/en/ask-us.json' with { type: 'json' };
import sitesEn from '#locales/en/sites.json' with { type: 'json' };
import { moreTexts } from '#ui/text.tsx';

/** What the page of settings says, and the form as it shows it. */
export const TEXTS = moreTexts({
  en: { ...sitesEn, ...askUsEn },
  others: {
    de: async () => {
      const [sites, askUs] = await Promise.all([import('#locales/de/sites.json'), import('#locales/de/ask-us.json')]);
      return { ...sites.default, ...askUs.default };
    },
  },
});
