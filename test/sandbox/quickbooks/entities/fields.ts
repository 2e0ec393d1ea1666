import { boolean, object, readOnly, reference, type Shape, text } from './shape';

/** Properties and references that many kinds of entity share. */
export const common: Shape = {
  Id: text(30),
  SyncToken: text(20),
  MetaData: readOnly,
  domain: readOnly,
  sparse: boolean,
  status: readOnly,
};
export const times = ['Id', 'MetaData.CreateTime', 'MetaData.LastUpdatedTime'];

export const address = object('PhysicalAddress', {
  Id: text(30),
  Line1: text(500),
  Line2: text(500),
  Line3: text(500),
  Line4: text(500),
  Line5: text(500),
  City: text(255),
  Country: text(255),
  CountrySubDivisionCode: text(255),
  PostalCode: text(30),
  Lat: readOnly,
  Long: readOnly,
});
export const email = object('EmailAddress', { Address: text(100) });
export const phone = object('TelephoneNumber', { FreeFormNumber: text(30) });
export const currency = reference('Currencies', 'Currency');
export const customer = reference('Customers', 'Customer');
export const account = reference('Accounts', 'Account');
export const paymentMethod = reference('PaymentMethods', 'PaymentMethod');
