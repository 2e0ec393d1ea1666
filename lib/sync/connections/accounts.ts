import * as v from 'valibot';

const text = v.pipe(v.string(), v.nonEmpty());
const keys = { clientId: text, clientSecret: text };
const region = v.picklist(['na', 'eu', 'fe']);
const environment = v.picklist(['production', 'sandbox']);

/** The seller's app at Amazon and where it sells. Kept in the vault. */
export const amazonAccount = v.object({ ...keys, region });
/** Keys of the seller's app at Amazon. */
export type AmazonAccount = Readonly<v.InferOutput<typeof amazonAccount>>;

/** The seller's app at Intuit and the company it was let into. Kept in the vault. */
export const quickbooksAccount = v.object({ ...keys, environment, realmId: text });
/** Keys of the seller's app at Intuit, for one company. */
export type QuickBooksAccount = Readonly<v.InferOutput<typeof quickbooksAccount>>;

/** The account that is to be opened again; absent: whichever the consent is given for. */
const again = { accountId: v.exactOptional(text) };

/** What a seller filled in before a consent. Kept in the vault, for it holds the client secret. */
export const consentForm = v.variant('side', [
  v.object({ side: v.literal('quickbooks'), ...keys, ...again, environment }),
  v.object({
    side: v.literal('amazon'),
    ...keys,
    ...again,
    applicationId: text,
    sellerCentralHost: text,
    region,
    draftApp: v.boolean(),
  }),
]);
/** The form of either side. */
export type ConsentForm = Readonly<v.InferOutput<typeof consentForm>>;
/** The form of Amazon's consent. */
export type AmazonForm = Extract<ConsentForm, { side: 'amazon' }>;
/** The form of Intuit's consent. */
export type QuickBooksForm = Extract<ConsentForm, { side: 'quickbooks' }>;
