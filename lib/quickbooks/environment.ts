/** Real companies, or Intuit's sandbox companies with development keys. */
export type QuickBooksEnvironment = 'production' | 'sandbox';

/** The hosts of each: of the API, and of the pages that the seller sees. */
export const quickbooksHosts: Readonly<
  Record<QuickBooksEnvironment, { readonly api: string; readonly app: string }>
> = {
  production: { api: 'quickbooks.api.intuit.com', app: 'app.qbo.intuit.com' },
  sandbox: { api: 'sandbox-quickbooks.api.intuit.com', app: 'app.sandbox.qbo.intuit.com' },
};
