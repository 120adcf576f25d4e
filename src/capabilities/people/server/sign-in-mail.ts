import { translator } from '#kernel/messages.ts';
import { MINUTE } from '#kernel/time.ts';
import { catalogues } from '#platform/catalogues.ts';
import type { Context } from '#platform/context.ts';
import { signMessageId } from '#platform/mail/address.ts';
import { mailKeys } from '#platform/mail/keys.ts';
import { renderMail } from '#platform/mail/render.ts';
import type { OutgoingMail } from '#platform/mail/send.ts';
import type { MailTemplate, MailWords, SampleReader } from '#platform/mail/template.ts';
import type { Organisation } from '../domain/index.ts';
import { LINK_LIFE } from './identity/links.ts';
import type { PersonRecord } from './person-store.ts';

/** Where mail of the desk comes from: its first address, or one at our own host that takes no answers. */
function senderOf(organisation: Organisation, publicUrl: string): string {
  return organisation.deskAddresses[0] ?? `no-reply@${new URL(publicUrl).hostname}`;
}

/** What it says. */
function wordsOf(reader: Pick<SampleReader, 'language' | 'organisation'> & { name: string; url: string }): MailWords {
  const { language, name, organisation, url } = reader;
  const say = translator(language, catalogues[language].mail);
  const params = { name, organisation, minutes: LINK_LIFE / MINUTE };
  return {
    title: say('sign-in-link.subject', params),
    blocks: [
      { kind: 'message', text: `${say('sign-in-link.greeting', params)}\n\n${say('sign-in-link.lead', params)}` },
      { kind: 'link', url, label: say('sign-in-link.label') },
      { kind: 'footer', lines: [say('sign-in-link.ending')] },
    ],
  };
}

/** The mail with a link to sign in, with a sample. */
export const peopleMailTemplates: readonly MailTemplate[] = [
  {
    id: 'sign-in-link',
    sample: (reader) => wordsOf({ ...reader, name: 'Maria Lopez', url: `${reader.publicUrl}/signin?sample` }),
  },
];

/** The mail with a sign-in link, in the person's language. */
export async function signInMail(
  context: Context,
  given: {
    person: PersonRecord;
    link: { readonly url: string; readonly address: string };
    organisation: Organisation;
  },
): Promise<OutgoingMail> {
  const { person, link, organisation } = given;
  const { platform } = context;
  const { title: subject, blocks } = wordsOf({
    language: person.language,
    organisation: organisation.name,
    name: person.name,
    url: link.url,
  });
  const rendered = renderMail({
    language: person.language,
    zone: person.timeZone,
    organisation: organisation.name,
    subject,
    blocks,
  });
  const address = senderOf(organisation, platform.publicUrl());
  const domain = address.slice(address.lastIndexOf('@') + 1);
  const keys = await mailKeys(platform);
  return {
    messageId: signMessageId(keys, { caseId: null, recipient: link.address, messageId: context.newId(), domain }),
    date: context.now,
    from: { name: organisation.name, address },
    to: { name: person.name, address: link.address },
    envelopeFrom: '',
    subject,
    text: rendered.text,
    html: rendered.html,
    automatic: 'auto-replied',
    language: person.language,
  };
}
