import { PLAIN } from './address.ts';
import { type Html, html, type Shown } from './html.ts';
import type { Visit } from './visit.ts';

/** What was typed into a form, by the names of its fields; lines end as they do everywhere else. */
export type Typed = Readonly<Record<string, string>>;

/** Reads a posted form. Of a field that was sent twice, the last counts. */
export function readForm(body: string): Typed {
  return Object.fromEntries(
    [...new URLSearchParams(body)].map(([name, value]) => [name, value.replace(/\r\n?/g, '\n')]),
  );
}

/** What was sent with the page before it, where something was wrong with it. */
export interface Tried {
  readonly typed: Typed;
  /** What is wrong, in a sentence: beside the field, or above all where it is about no field. */
  readonly fault: string;
  readonly at: 'text' | 'page';
  readonly status: number;
}

interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly fault?: string | undefined;
  readonly typed: Typed;
  readonly maxLength: number;
}

function framed({ name, label, hint, fault }: FieldProps, control: Html): Html {
  return html`<div class="ek-field"><label for="${name}">${label}</label>
${hint === undefined ? null : html`<p class="ek-field-hint" id="${name}-hint">${hint}</p>`}
${control}
${fault === undefined ? null : html`<p class="ek-field-error" id="${name}-fault">${fault}</p>`}</div>`;
}

/** What tells a control's readers more: the hint, and what is wrong. The first wrong one has the focus. */
function described({ name, hint, fault }: FieldProps): Html | null {
  const ids = [hint === undefined ? '' : `${name}-hint`, fault === undefined ? '' : `${name}-fault`].filter(Boolean);
  if (ids.length === 0) return null;
  return html` aria-describedby="${ids.join(' ')}"${fault === undefined ? null : html` aria-invalid="true" autofocus`}`;
}

/** A field of several lines. What was typed stands in it. */
export function textArea(props: FieldProps & { readonly rows: number }): Html {
  const { name, typed, maxLength, rows } = props;
  // A line end after the tag is eaten by the browser, so that one is given to eat.
  return framed(
    props,
    html`<textarea class="ek-input ek-input-large" id="${name}" name="${name}" rows="${rows}" maxlength="${maxLength}"${described(props)}>
${typed[name]}</textarea>`,
  );
}

/** A field of one line. `attributes` may say more about it. */
export function textField(props: FieldProps, attributes: Html | null = null): Html {
  const { name, typed, maxLength } = props;
  return framed(
    props,
    html`<input class="ek-input ek-input-large" id="${name}" name="${name}" maxlength="${maxLength}" value="${typed[name]}"${attributes}${described(props)}>`,
  );
}

interface CheckProps {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly typed: Typed;
}

/** A box to tick; ticked it says `yes`. */
export function check({ name, label, hint, typed }: CheckProps): Html {
  const more = hint === undefined ? null : html` aria-describedby="${name}-hint"`;
  return html`<div class="pt-ask-private"><label class="ek-check"><input type="checkbox" name="${name}" value="yes"${
    typed[name] === 'yes' ? html` checked` : null
  }${more}>${label}</label>${hint === undefined ? null : html`<p id="${name}-hint">${hint}</p>`}</div>`;
}

interface FormProps {
  readonly to: string;
  readonly className: string;
  readonly content: Shown;
}

/** A form below these pages. It carries what tells that it is ours. */
export function form({ token }: Visit, { to, className, content }: FormProps): Html {
  return html`<form class="${className}" method="post" action="${PLAIN}${to}" novalidate>
<input type="hidden" name="token" value="${token}">
${content}</form>`;
}

/** What makes of a form that is sent twice one deed: the key under which it is done. */
export function onceKey(key: string): Html {
  return html`<input type="hidden" name="key" value="${key}">`;
}

/** A sentence that says what went wrong, above what it is about; the page was asked for it, so it is read first. */
export function notice(words: Shown): Html {
  return html`<div class="pl-notice" role="alert">${words}</div>`;
}
