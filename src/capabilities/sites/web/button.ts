/*
 * The button that a site of the organisation's own shows, by one line of script. A file of its own without anything of
 * ours beside it: it stands in a page that is not ours, so it keeps to a shadow tree of its own, reads nothing of the page,
 * needs no cookie, and opens the form in a frame of our origin when it is pressed for the first time.
 */
import de from '#locales/de/ask-us-button.json' with { type: 'json' };
import en from '#locales/en/ask-us-button.json' with { type: 'json' };

/** A form that has not said that it stands by then was refused, or did not come. */
const PATIENCE = 10_000;

/** The colours of tokens.css, which is not here. */
const LOOK = `
:host{all:initial;--page:#fff;--line:#d5d9e0;--ink:#1f2229;--fill:#0f4c81;--over:#0a3a64;--ring:#0f4c81}
:host([data-dark]){--page:#1a1b1e;--line:#3a3d44;--ink:#e8eaed;--fill:#155a96;--over:#1b66a8;--ring:#8cc8ee}
button,div{position:fixed;z-index:2147483000;inset-inline-end:20px;box-sizing:border-box;
font:500 16px/24px "Inter Variable",system-ui,"Segoe UI",Roboto,sans-serif}
button{inset-block-end:20px;min-height:44px;padding:9px 20px;border:1px solid #fff3;border-radius:22px;
background:var(--fill);color:#fff;cursor:pointer;box-shadow:0 8px 24px -4px #0003}
button:hover{background:var(--over)}
:focus-visible{outline:2px solid var(--ring);outline-offset:2px;box-shadow:0 0 0 4px var(--page)}
div{inset-block-end:76px;width:400px;height:min(660px,100vh - 96px);border:1px solid var(--line);border-radius:12px;
background:var(--page);color:var(--ink);overflow:hidden;box-shadow:0 24px 48px -12px #0006}
div[hidden]{display:none}
iframe{display:block;width:100%;height:100%;border:0}
p{margin:24px;font-weight:400}
a{color:inherit}
@media(max-width:480px){div{inset:0;width:100%;height:100%;border:0;border-radius:0}
button[aria-expanded=true]{display:none}}`;

type Texts = typeof en;

interface Place {
  /** Our origin. */
  readonly home: string;
  readonly language: 'en' | 'de';
  readonly scheme: string;
}

function element<Name extends keyof HTMLElementTagNameMap>(name: Name, text = ''): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}

/** The form, in a frame that may run, be sent and open our page in a window of its own, and do nothing to its host. */
function frameOf({ home, language, scheme }: Place, title: string): HTMLIFrameElement {
  const frame = element('iframe');
  const asked = new URLSearchParams({ at: location.origin, language, scheme });
  frame.title = title;
  frame.setAttribute(
    'sandbox',
    'allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox',
  );
  frame.src = `${home}/ask-us?${asked}`;
  return frame;
}

/** What stands in place of a form that did not come: the way to our own door. */
function insteadOf({ home }: Place, texts: Texts): HTMLElement {
  const words = element('p', `${texts['ask-us-button.not-here']} `);
  const link = element('a', texts['ask-us-button.elsewhere']);
  link.href = `${home}/ask`;
  link.target = '_blank';
  link.rel = 'noopener';
  words.append(link);
  return words;
}

function put(place: Place, texts: Texts): void {
  const host = document.createElement('evenkeel-ask-us');
  const root = host.attachShadow({ mode: 'open' });
  const look = new CSSStyleSheet();
  look.replaceSync(LOOK);
  root.adoptedStyleSheets = [look];
  const button = element('button', texts['ask-us-button.open']);
  const panel = element('div');
  let frame: HTMLIFrameElement | undefined;

  const show = (shown: boolean) => {
    panel.hidden = !shown;
    button.ariaExpanded = String(shown);
    (shown ? (frame ?? panel.querySelector('a')) : button)?.focus();
  };
  const open = () => {
    const made = frameOf(place, texts['ask-us-button.title']);
    frame = made;
    panel.append(made);
    const late = setTimeout(() => {
      made.replaceWith(insteadOf(place, texts));
      frame = undefined;
      show(panel.hidden === false);
    }, PATIENCE);
    addEventListener('message', ({ source, origin, data }) => {
      if (source !== made.contentWindow || origin !== place.home) return;
      if (data?.evenkeel === 'ready') {
        clearTimeout(late);
        if (!panel.hidden) made.focus();
      }
      if (data?.evenkeel === 'close') show(false);
    });
  };

  host.lang = place.language;
  button.type = 'button';
  button.ariaExpanded = 'false';
  panel.hidden = true;
  panel.role = 'dialog';
  panel.ariaLabel = texts['ask-us-button.title'];
  button.onclick = () => {
    if (!panel.hasChildNodes()) open();
    show(panel.hidden !== false);
  };
  host.onkeydown = ({ key }) => {
    if (key === 'Escape' && !panel.hidden) show(false);
  };
  const night = matchMedia('(prefers-color-scheme: dark)');
  const isDark = () => place.scheme === 'dark' || (place.scheme !== 'light' && night.matches);
  const colour = () => void host.toggleAttribute('data-dark', isDark());
  night.addEventListener('change', colour);
  colour();
  root.append(panel, button);
  document.body.append(host);
}

const script = document.currentScript;
if (script instanceof HTMLScriptElement) {
  const { language: wanted = navigator.language, scheme = '' } = script.dataset;
  const language = wanted.slice(0, 2).toLowerCase() === 'de' ? 'de' : 'en';
  const place: Place = { home: new URL(script.src).origin, language, scheme };
  const start = () => put(place, language === 'de' ? de : en);
  if (document.body) start();
  else addEventListener('DOMContentLoaded', start);
}
