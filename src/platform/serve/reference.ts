import { z } from 'zod';
import type { AnyEndpoint, Contract } from '#kernel/contract.ts';

const escapeHtml = (text: string) => text.replace(/[&<>"]/g, (character) => `&#${character.codePointAt(0)};`);

const STYLE = `
:root{color-scheme:light dark;--ink:light-dark(#1f2229,#e8eaed);--soft:light-dark(#5f6772,#a9b1bd);--line:light-dark(#e7e9ed,#2c2e33);--page:light-dark(#fff,#1a1b1e);--accent:light-dark(#0f4c81,#8cc8ee)}
body{margin:0;background:var(--page);color:var(--ink);font:16px/24px system-ui,"Segoe UI",Roboto,"Noto Sans",sans-serif}
main,header{max-width:860px;margin:0 auto;padding:32px 24px}h1{font-size:28px;line-height:36px;margin:0 0 8px}
h2{font-size:22px;line-height:28px;margin:48px 0 8px;text-transform:capitalize}article{border-top:1px solid var(--line);padding:16px 0}
h3{font:600 15px/22px ui-monospace,Menlo,Consolas,monospace;margin:0;overflow-wrap:anywhere}h3 b{color:var(--accent)}
p{margin:4px 0}.soft{color:var(--soft);font-size:14px;line-height:20px}a{color:var(--accent)}
details{margin-top:8px}summary{cursor:pointer;color:var(--accent);font-size:14px}pre{overflow:auto;font:12px/18px ui-monospace,Menlo,Consolas,monospace;background:light-dark(#f8f9fa,#161719);padding:12px;border-radius:6px}`;

function schemaText(schema: z.ZodType, io: 'input' | 'output'): string {
  const { $schema: _, ...shape } = z.toJSONSchema(schema, { io });
  return escapeHtml(JSON.stringify(shape, null, 2));
}

function article(contract: Contract, endpoint: AnyEndpoint): string {
  const holders = contract.grants[endpoint.permission] ?? [];
  const takes = endpoint.method === 'GET' ? endpoint.query : endpoint.body;
  return `<article><h3><b>${endpoint.method}</b> /api/v1${escapeHtml(endpoint.path)}</h3>
<p>${escapeHtml(endpoint.summary)}</p>
<p class="soft">Permission ${escapeHtml(endpoint.permission)}: ${escapeHtml(holders.join(', '))}${endpoint.creates ? '. Honours Idempotency-Key' : ''}${
    endpoint.ifMatch === 'none' ? '' : `. If-Match ${endpoint.ifMatch}`
  }</p>
<details><summary>What it takes</summary><pre tabindex="0">${schemaText(takes, 'input')}</pre></details>
<details><summary>What it answers</summary><pre tabindex="0">${schemaText(endpoint.returns, 'output')}</pre></details></article>`;
}

/** The API reference as one page of HTML that works without JavaScript. */
export function referencePage(contracts: readonly Contract[]): string {
  const sections = contracts.map((contract) => {
    const articles = Object.values(contract.endpoints).map((endpoint) => article(contract, endpoint));
    return `<section><h2 id="${contract.name}">${contract.name}</h2>${articles.join('')}</section>`;
  });
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Evenkeel API</title><link rel="icon" href="data:,"><style>${STYLE}</style></head><body><header><h1>Evenkeel API</h1>
<p>Everything that Evenkeel’s own pages do goes through these endpoints. Send JSON, and an API token as <code>Authorization: Bearer …</code>. Errors are problems (RFC 9457) whose sentence says what to do.</p>
<p class="soft"><a href="/api/openapi.json">OpenAPI 3.1</a> · ${contracts.map((one) => `<a href="#${one.name}">${one.name}</a>`).join(' · ')}</p></header>
<main>${sections.join('')}</main></body></html>`;
}
