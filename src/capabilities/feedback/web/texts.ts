import feedbackEn from '#locales/en/feedback.json' with { type: 'json' };
import howEn from '#locales/en/how.json' with { type: 'json' };
import { moreTexts } from '#ui/text.tsx';

/** What the desk reads of feedback, with the words in which it was given. */
export const TEXTS = moreTexts({
  en: { ...howEn, ...feedbackEn },
  others: {
    de: async () => {
      const [how, feedback] = await Promise.all([import('#locales/de/how.json'), import('#locales/de/feedback.json')]);
      return { ...how.default, ...feedback.default };
    },
  },
});
