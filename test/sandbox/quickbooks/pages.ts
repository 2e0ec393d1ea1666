import type { Company } from './company';
import { present } from './present';
import { type JsonRecord, listOf, recordOf, textOf } from './record';

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

function page(title: string, body: string, status = 200): Response {
  const style =
    'body{font:16px/1.5 system-ui,sans-serif;margin:0;background:#f4f5f8;color:#21262a}main{max-width:34rem;margin:3rem auto;background:#fff;padding:2rem;border-radius:8px}button{font:inherit;padding:.5rem 1.25rem;border-radius:4px;border:1px solid #2ca01c;background:#fff;color:#108000}button[value=connect]{background:#2ca01c;color:#fff}table{border-collapse:collapse;width:100%}td,th{padding:.3rem .5rem;border-bottom:1px solid #ddd;text-align:left}td:last-child,th:last-child{text-align:right}pre{white-space:pre-wrap}';
  return new Response(
    `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>${escaped(title)}</title><style>${style}</style></head><body><main><h1>${escaped(title)}</h1>${body}</main></body></html>`,
    { status, headers: { 'content-type': 'text/html;charset=UTF-8', 'x-frame-options': 'DENY' } },
  );
}

/** Intuit's page for a request it will not send back to its sender. */
export function refusalPage(appName: string, reason: string): Response {
  return page(`Sorry, but ${appName} didn’t connect`, `<p>${escaped(reason)}</p>`, 400);
}

/** The consent: which company, and whether. */
export function consentPage(appName: string, consentId: string, companies: readonly Company[]): Response {
  const choices = companies
    .map(
      (company, index) =>
        `<p><label><input type="radio" name="realm" value="${escaped(company.realm)}"${index === 0 ? ' checked' : ''}> ${escaped(company.name)}</label></p>`,
    )
    .join('');
  return page(
    `Connect ${appName} to QuickBooks`,
    `<form method="post" action="/connect/oauth2/consent"><p>${escaped(appName)} asks to see and change your accounting data. Which company?</p>${choices}<input type="hidden" name="consent" value="${escaped(consentId)}"><p><button type="submit" name="decision" value="connect">Connect</button> <button type="submit" name="decision" value="cancel">Cancel</button></p></form>`,
  );
}

/** The document behind an "open in QuickBooks" link. */
export function documentPage(company: Company, entity: string, stored: JsonRecord): Response {
  const document = present(company, entity, stored);
  const rows = listOf(document, 'Line')
    .map((line) => {
      const item = textOf(recordOf(recordOf(line, 'SalesItemLineDetail'), 'ItemRef'), 'name') ?? '';
      return `<tr><td>${escaped(item)}</td><td>${escaped(textOf(line, 'Description') ?? textOf(line, 'DetailType') ?? '')}</td><td>${escaped(String(line['Amount'] ?? ''))}</td></tr>`;
    })
    .join('');
  const facts = ['DocNumber', 'TxnDate', 'TotalAmt', 'PrivateNote']
    .map(
      (property) =>
        `<dt>${property}</dt><dd data-property="${property}"><pre>${escaped(String(document[property] ?? ''))}</pre></dd>`,
    )
    .join('');
  return page(
    `${company.name}: ${entity} ${textOf(document, 'DocNumber') ?? textOf(document, 'Id') ?? ''}`,
    `<dl>${facts}</dl><table><thead><tr><th>Product or service</th><th>Description</th><th>Amount</th></tr></thead><tbody>${rows}</tbody></table>`,
  );
}

/** QuickBooks' page for a document that is not there. */
export function missingPage(): Response {
  return page('We can’t find that page', '<p>The transaction may have been deleted.</p>', 404);
}
