import { looksLikeAddress } from './addresses.ts';

/** What the form of the first set-up holds. */
export interface SetUpForm {
  readonly organisation: string;
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly deskAddress: string;
}

export type SetUpField = keyof SetUpForm;

const ORDER: readonly SetUpField[] = ['organisation', 'name', 'email', 'password', 'deskAddress'];

export const NOTHING_YET: SetUpForm = { organisation: '', name: '', email: '', password: '', deskAddress: '' };

/** Below this a password is guessed. */
const SHORTEST_PASSWORD = 12;

/** The fields that cannot stay as they are, in the order of the form; the sentence of each is `setup.wrong.<field>`. */
export function wrongFields(form: SetUpForm): readonly SetUpField[] {
  const right: Readonly<Record<SetUpField, boolean>> = {
    organisation: form.organisation.trim() !== '',
    name: form.name.trim() !== '',
    email: looksLikeAddress(form.email.trim()),
    password: form.password.length >= SHORTEST_PASSWORD,
    deskAddress: form.deskAddress.trim() === '' || looksLikeAddress(form.deskAddress.trim()),
  };
  return ORDER.filter((field) => !right[field]);
}

/** The fields that the server found wrong, among those of the form. */
export function refusedFields(paths: readonly string[]): readonly SetUpField[] {
  const refused = new Set(paths.map((path) => path.replace(/^body\./, '')));
  return ORDER.filter((field) => refused.has(field));
}
