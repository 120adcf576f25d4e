import approvalEn from '#locales/en/approval.json' with { type: 'json' };
import { moreTexts } from '#ui/text.tsx';

/** The texts of a yes or no as the desk sees it. */
export const APPROVAL_TEXTS = moreTexts({
  en: approvalEn,
  others: { de: () => import('#locales/de/approval.json').then((file) => file.default) },
});
