import sanitize from 'sanitize-html';
import { cleanText } from './clean.ts';
import { MAIL_LIMITS, TooLarge } from './limits.ts';

/** HTML of a mail after cleaning, with what the cleaning learned on its way. */
export interface CleanHtml {
  /** Only tags and attributes of the allow-list. Images carry `data-remote` or `data-cid` in place of `src`. */
  readonly html: string;
  /** Content ids that images point to, lower-case, without angle brackets. */
  readonly contentIds: ReadonlySet<string>;
  /** Paragraphs without space between them, as Outlook writes: a `<p>` there is one line. */
  readonly tightParagraphs: boolean;
  /** True when the mail's own markup says which part is a quote. */
  readonly quotes: boolean;
}

const TAGS = [
  ...['a', 'abbr', 'b', 'bdi', 'bdo', 'blockquote', 'br', 'caption', 'center', 'cite', 'code', 'col', 'colgroup'],
  ...['dd', 'del', 'div', 'dl', 'dt', 'em', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'hr', 'i', 'img', 'ins', 'kbd'],
  ...['li', 'mark', 'ol', 'p', 'pre', 'q', 's', 'samp', 'small', 'span', 'strike', 'strong', 'sub', 'sup'],
  ...['table', 'tbody', 'td', 'tfoot', 'th', 'thead', 'tr', 'tt', 'u', 'ul'],
];

/** Elements whose content goes with them: code, forms' values, drawings, documents in documents. */
const DROPPED_WITH_CONTENT = [
  ...['applet', 'audio', 'canvas', 'embed', 'iframe', 'math', 'noembed', 'noframes', 'noscript', 'object'],
  ...['option', 'script', 'select', 'style', 'svg', 'template', 'textarea', 'title', 'video', 'xml', 'xmp'],
];

const COLOUR = [/^#[0-9a-f]{3,8}$/i, /^rgba?\([\d\s.,%]{1,40}\)$/i, /^[a-z]{3,20}$/i];
const STYLES = {
  color: COLOUR,
  'background-color': COLOUR,
  'font-weight': [/^(?:normal|bold|bolder|lighter|[1-9]00)$/],
  'font-style': [/^(?:normal|italic|oblique)$/],
  'text-decoration': [/^(?:none|underline|line-through)$/],
  'text-align': [/^(?:left|right|center|justify|start|end)$/],
};

const INLINE_IMAGE = /^data:image\/(?:png|jpe?g|gif|webp);base64,[a-z0-9+/=\s]+$/i;

type Attributes = Readonly<Record<string, string>>;
type QuoteMark = 'quote' | 'not-quote' | 'cut' | 'signature' | null;

const CUT_IDS = new Set([
  ...[
    'appendonsend',
    'divrplyfwdmsg',
    'olk_src_body_section',
    'stopspelling',
    'mail-editor-reference-message-container',
  ],
  ...['ms-outlook-mobile-reference-message', 'x_divrplyfwdmsg', 'zwchr'],
]);

/** Outlook draws a line above the header of the mail that it quotes, and nothing else marks the place. */
function isOutlookRule(style: string): boolean {
  return /border-top\s*:\s*solid\s+#(?:e1e1e1|b5c4df)/i.test(style) && /border\s*:\s*none/i.test(style);
}

function isWindowsMailRule(style: string): boolean {
  return /border-top-style\s*:\s*solid/i.test(style) && /border-top-color\s*:\s*rgb\(229, ?229, ?229\)/i.test(style);
}

function blockquoteMark(attributes: Attributes): QuoteMark {
  const kind = attributes.type?.toLowerCase();
  const style = attributes.style ?? '';
  if (kind === 'cite' || /\bgmail_quote\b|\bprotonmail_quote\b|\byahoo/i.test(attributes.class ?? '')) return 'quote';
  return /border\s*:\s*(?:none|0)/i.test(style) && !/border-left/i.test(style) ? 'not-quote' : 'quote';
}

/** What the mail program meant by this element. */
function markOf(tag: string, attributes: Attributes): QuoteMark {
  if (tag === 'blockquote') return blockquoteMark(attributes);
  const id = (attributes.id ?? '').toLowerCase().slice(0, 100);
  const classes = (attributes.class ?? '').slice(0, 300);
  const style = (attributes.style ?? '').slice(0, 1000);
  if (CUT_IDS.has(id) || /^yahoo_quoted/.test(id) || /\byahoo_quoted\b/.test(classes)) return 'cut';
  if (tag === 'div' && (isOutlookRule(style) || isWindowsMailRule(style))) return 'cut';
  // Outlook puts an x_ before each name when it quotes.
  if (/(?:^|\s)(?:x_)*(?:gmail_signature|moz-signature|evenkeel-signature)(?:\s|$)/.test(classes)) return 'signature';
  return id === 'ms-outlook-mobile-signature' ? 'signature' : null;
}

interface Learned {
  contentIds: Set<string>;
  tight: boolean;
  quotes: boolean;
  links: number;
}

function imageAttributes(given: Attributes, learned: Learned): Record<string, string> {
  const source = (given.src ?? '').trim();
  const kept: Record<string, string> = {};
  for (const name of ['alt', 'width', 'height']) {
    if (given[name] !== undefined) kept[name] = given[name];
  }
  if (/^cid:/i.test(source)) {
    const id = source.slice(4).trim().slice(0, 500);
    learned.contentIds.add(id.toLowerCase());
    kept['data-cid'] = id;
  } else if (/^https?:\/\//i.test(source)) {
    kept['data-remote'] = source.slice(0, 2000);
  } else if (INLINE_IMAGE.test(source)) {
    kept.src = source.replace(/\s+/g, '');
  }
  return kept;
}

function linkAttributes(given: Attributes, learned: Learned): Record<string, string> {
  const { href, title } = given;
  learned.links += 1;
  // A relative link would lead into our own pages.
  if (href === undefined || !/^\s*(?:https?|mailto|tel):/i.test(href) || learned.links > MAIL_LIMITS.links) return {};
  const safe = { href: href.trim().slice(0, 4000), rel: 'noopener noreferrer nofollow', target: '_blank' };
  return title === undefined ? safe : { ...safe, title };
}

function transformer(learned: Learned) {
  return (tagName: string, given: Attributes): sanitize.Tag => {
    const mark = markOf(tagName, given);
    if (tagName === 'p' && /\bMso|\bmargin\s*:\s*0/i.test(`${given.class ?? ''} ${given.style ?? ''}`)) {
      learned.tight = true;
    }
    if (mark === 'quote' || mark === 'cut') learned.quotes = true;
    let attribs: Record<string, string> = { ...given };
    if (tagName === 'img') attribs = imageAttributes(given, learned);
    else if (tagName === 'a') attribs = linkAttributes(given, learned);
    // A mark that the sender wrote is not ours.
    delete attribs['data-mark'];
    if (mark !== null && tagName !== 'img' && tagName !== 'a') attribs['data-mark'] = mark;
    return { tagName, attribs };
  };
}

/** Elements that are closed by what follows them, or never: many of them in a row are not deep. */
const SELF_ENDING = new Set([
  ...['area', 'base', 'br', 'col', 'colgroup', 'dd', 'dt', 'embed', 'hr', 'img', 'input', 'li', 'link', 'meta'],
  ...['option', 'p', 'param', 'source', 'tbody', 'td', 'tfoot', 'th', 'thead', 'tr', 'track', 'wbr'],
]);

/** Refuses HTML nested so deep that only a machine can have written it, before anything is built of it. */
function checkDepth(html: string): void {
  let depth = 0;
  for (const [, slash, tag = ''] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)/gi)) {
    if (SELF_ENDING.has(tag.toLowerCase())) continue;
    depth = slash === '/' ? Math.max(0, depth - 1) : depth + 1;
    if (depth > MAIL_LIMITS.htmlDepth) throw new TooLarge('HTML nested deeper than the limit');
  }
}

/**
 * Cleans the HTML of a mail by allow-list: no script, form, frame, drawing, style sheet or URL in a style; nothing
 * that loads from elsewhere; links open apart and tell nobody where from. What is cut as text stays in the raw mail.
 * Throws TooLarge beyond the limits.
 */
export function cleanHtml(given: string): CleanHtml {
  if (given.length > MAIL_LIMITS.htmlCharacters) throw new TooLarge('HTML over the limit');
  checkDepth(given);
  const learned: Learned = { contentIds: new Set(), tight: false, quotes: false, links: 0 };
  const html = sanitize(cleanText(given), {
    allowedTags: TAGS,
    nonTextTags: DROPPED_WITH_CONTENT,
    allowedAttributes: {
      '*': ['style', 'dir', 'data-mark'],
      a: ['href', 'title', 'rel', 'target'],
      img: ['src', 'alt', 'width', 'height', 'data-cid', 'data-remote'],
      table: ['width', 'cellpadding', 'cellspacing', 'border', 'align'],
      td: ['colspan', 'rowspan', 'width', 'align', 'valign'],
      th: ['colspan', 'rowspan', 'width', 'align', 'valign'],
      ol: ['start', 'type'],
    },
    allowedStyles: { '*': STYLES },
    allowedSchemes: ['http', 'https', 'mailto', 'tel'],
    allowedSchemesByTag: { img: ['data'] },
    allowProtocolRelative: false,
    nestingLimit: 100,
    transformTags: { '*': transformer(learned) },
  });
  return { html, contentIds: learned.contentIds, tightParagraphs: learned.tight, quotes: learned.quotes };
}
