import { expect, it } from 'vitest';
import { html } from './html.ts';

it('escapes what people wrote, in texts and attributes', () => {
  const hostile = `<b onclick="x()">'&`;
  expect(html`<p title="${hostile}">${hostile}</p>`.markup).toBe(
    '<p title="&#60;b onclick=&#34;x()&#34;&#62;&#39;&#38;">&#60;b onclick=&#34;x()&#34;&#62;&#39;&#38;</p>',
  );
});

it('leaves markup as it is, and nothing of nothing', () => {
  const items = ['one', 'two'].map((word) => html`<li>${word}</li>`);
  expect(html`<ul>${items}${null}${undefined}${false}${0}</ul>`.markup).toBe('<ul><li>one</li><li>two</li>0</ul>');
});
