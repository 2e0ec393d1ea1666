import * as v from 'valibot';
import { chosenAccountRoles } from '../books/accountRoles';
import { itemRoles } from '../books/roles';
import { engineShapes } from './engineShapes';
import { mostIdsPerMessage } from './limits';
import type { OwnCommands, PageCommands } from './protocol';
import { orderId, word } from './words';

const address = v.pipe(v.string(), v.maxLength(8192), v.url());
const side = v.picklist(['amazon', 'quickbooks']);
const region = v.picklist(['na', 'eu', 'fe']);
const accountId = v.pipe(v.string(), v.minLength(1), v.maxLength(512));
const again = { accountId: v.exactOptional(accountId) };
const connectionId = v.pipe(v.string(), v.minLength(1), v.maxLength(64));
const chosenForConnection = {
  name: v.exactOptional(v.pipe(v.string(), v.maxLength(200))),
  code: v.exactOptional(v.pipe(v.string(), v.maxLength(16))),
  marketplaceIds: v.exactOptional(v.pipe(v.array(v.pipe(v.string(), v.maxLength(64))), v.maxLength(64))),
};
const itemRole = v.picklist(itemRoles.map((row) => row.role));
const accountRole = v.picklist(chosenAccountRoles);
const listId = v.pipe(v.string(), v.minLength(1), v.maxLength(64));
const setup = v.object({
  clearingAccountId: v.exactOptional(listId),
  customerId: v.exactOptional(listId),
  itemIds: v.record(itemRole, v.exactOptional(listId)),
  accountIds: v.exactOptional(v.record(v.union([accountRole, itemRole]), v.exactOptional(listId))),
  vendorId: v.exactOptional(listId),
  dayCustomerId: v.exactOptional(listId),
});
const inCurrency = { currency: v.exactOptional(v.pipe(v.string(), v.regex(/^[A-Z]{3}$/))) };
const creation = v.variant('create', [
  v.object({ create: v.literal('clearingAccount'), ...inCurrency }),
  v.object({ create: v.literal('customer'), ...inCurrency }),
  v.object({ create: v.literal('vendor'), ...inCurrency }),
  v.object({ create: v.literal('dayCustomer') }),
  v.object({ create: v.literal('account'), role: v.union([accountRole, itemRole]) }),
  v.object({ create: v.literal('item'), role: itemRole, accountId: v.exactOptional(listId) }),
  v.object({ create: v.literal('paymentMethod'), name: word }),
  v.object({
    create: v.literal('product'),
    name: word,
    sku: v.exactOptional(word),
    description: v.exactOptional(word),
  }),
]);

/** The shape of what each command of a content script carries. */
export const pageShapes = {
  chips: v.object({ orderIds: v.pipe(v.array(orderId), v.maxLength(mostIdsPerMessage)) }),
  openPanelWindow: v.object({ orderId }),
} as const satisfies Readonly<Record<keyof PageCommands, v.GenericSchema>>;

/** The shape of what each command of our own pages carries. */
export const ownShapes = {
  readOrder: v.object({ orderId }),
  refreshOrder: v.object({ orderId }),
  postDocument: v.object({ orderId, draftKey: word, previewHash: word }),
  continuePosting: v.object({ postingKey: word }),
  undoDocument: v.object({ postingKey: word }),
  connectQuickBooks: v.object({
    ...again,
    clientId: word,
    clientSecret: word,
    environment: v.picklist(['production', 'sandbox']),
  }),
  beginByAddress: v.object({ side, redirectAddress: address }),
  finishByAddress: v.object({ side, finalAddress: v.pipe(v.string(), v.maxLength(8192)) }),
  connectAmazon: v.object({ ...again, clientId: word, clientSecret: word, refreshToken: word, region }),
  authoriseAmazon: v.object({
    ...again,
    clientId: word,
    clientSecret: word,
    applicationId: word,
    sellerCentralHost: word,
    region,
    draftApp: v.boolean(),
  }),
  testConnection: v.object({ accountId }),
  disconnect: v.object({ accountId }),
  addConnection: v.strictObject({
    amazonAccountId: v.exactOptional(accountId),
    realmId: v.exactOptional(listId),
    ...chosenForConnection,
  }),
  changeConnection: v.strictObject({
    connectionId,
    updatedAtMs: v.pipe(v.number(), v.safeInteger()),
    ...chosenForConnection,
  }),
  restConnection: v.strictObject({ connectionId, rests: v.boolean() }),
  refreshBooks: v.null(),
  createForSetup: v.object({ create: v.pipe(v.array(creation), v.maxLength(32)) }),
  saveSetup: v.object({ setup }),
  closePanel: v.null(),
  ...engineShapes,
} as const satisfies Readonly<Record<keyof OwnCommands, v.GenericSchema>>;
