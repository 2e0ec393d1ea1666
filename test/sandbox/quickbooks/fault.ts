/** One error inside a fault of the service. */
export interface ServiceError {
  readonly Message: string;
  readonly Detail: string;
  readonly code: string;
  readonly element?: string;
}

/** A refusal by the QuickBooks service itself, printed as `Fault`. */
export class ServiceFault extends Error {
  override readonly name = 'ServiceFault';
  readonly error: ServiceError;
  readonly type: 'ValidationFault' | 'SystemFault';
  readonly status: number;

  constructor(
    error: ServiceError,
    type: 'ValidationFault' | 'SystemFault' = 'ValidationFault',
    status = 400,
  ) {
    super(`${error.code} ${error.Message}: ${error.Detail}`);
    this.error = error;
    this.type = type;
    this.status = status;
  }
}

function fault(code: string, Message: string, Detail: string, element?: string): ServiceFault {
  return new ServiceFault({ Message, Detail, code, ...(element === undefined ? {} : { element }) });
}

const inactiveHint =
  "Something you're trying to use has been made inactive. Check the fields with accounts, customers, items, vendors or employees.";

/**
 * The refusals, by what is wrong. Codes and wording: Intuit's error codes page and recorded answers.
 */
export const faults = {
  unknownProperty: (name: string, type: string) =>
    fault(
      '2010',
      'Request has invalid or unsupported property',
      `Property Name:Unrecognized field "${name}" (class com.intuit.schema.finance.v3.${type}), not marked as ignorable specified is unsupported or invalid`,
    ),
  unreadable: () =>
    fault(
      '2010',
      'Request has invalid or unsupported property',
      'Property Name:failed to parse json object; a property specified is unsupported or invalid',
    ),
  wrongType: (name: string) =>
    fault(
      '2010',
      'Request has invalid or unsupported property',
      `Property Name:Can not deserialize value of ${name} specified is unsupported or invalid`,
    ),
  required: (name: string) =>
    fault(
      '2020',
      'Required param missing, need to supply the required value for the API',
      `Required parameter ${name} is missing in the request`,
      name,
    ),
  invalidId: (value: string) =>
    fault('2030', 'Invalid ID', `Id should be a valid number. Supplied value:${value}`, 'Id'),
  badCharacters: (name: string) =>
    fault(
      '2040',
      'String is either shorter or longer than supported by specification, or has unsupported characters',
      `${name} has one or more invalid characters`,
      name,
    ),
  tooLong: (name: string, length: number, max: number) =>
    fault(
      '2050',
      'String length is either shorter or longer than supported by specification',
      `String length specified does not match the supported length. Min:0 Max:${max} supported. Supplied length:${length}`,
      name,
    ),
  invalidNumber: (name: string, value: string) =>
    fault('2090', 'Invalid Number', `${name} should be a valid number. Supplied value:${value}`, name),
  invalidDate: (name: string, value: string) =>
    fault('2070', 'Invalid Date', `${name} should be a valid date. Supplied value:${value}`, name),
  invalidRequestId: () =>
    fault('2130', 'Invalid Request Id', 'The requestid supplied is not in the supported format', 'requestid'),
  invalidEnumeration: (name: string, value: string) =>
    fault('2170', 'Invalid Enumeration', `Invalid Enumeration : ${value}`, name),
  noLines: () =>
    fault(
      '2250',
      'At least one line is required',
      'Invalid Line : transaction needs at least one line',
      'Line',
    ),
  negativeLine: () =>
    fault(
      '2290',
      "Negative amounts aren't supported on transaction lines",
      "Negative amounts aren't supported on transaction lines",
      'Line.Amount',
    ),
  unbalanced: () =>
    fault(
      '2300',
      'Debits and credits do not match',
      'Amounts are not equal: the total of the debits must equal the total of the credits',
      'Line',
    ),
  invalidReference: (name: string, value: string) =>
    fault(
      '2500',
      'Invalid Reference Id',
      `Invalid Reference Id : ${name} element id ${value} not found`,
      name,
    ),
  inactive: () => fault('610', 'Object Not Found', `Object Not Found : ${inactiveHint}`, ''),
  notFound: () => fault('610', 'Object Not Found', `Object Not Found : ${inactiveHint}`, ''),
  duplicateRequestId: () =>
    fault(
      '600',
      'Duplicate Request Id',
      'Duplicate request id : a request with this id was already processed',
      '',
    ),
  unsupported: (detail: string) =>
    fault('500', 'Unsupported Operation', `Operation ${detail} is not supported.`),
  tooManyBatchItems: (count: number) =>
    fault('1040', 'Batch item limit exceeded', `The batch holds ${count} items; at most 30 are allowed`, ''),
  queryParse: (detail: string) => fault('4000', 'Error parsing query', `QueryParserError: ${detail}`),
  queryValidation: (detail: string) => fault('4001', 'Invalid query', `QueryValidationError: ${detail}`),
  stale: () =>
    fault(
      '5010',
      'Stale Object Error',
      'Stale Object Error : You and Sam Bookkeeper were working on this at the same time. Sam Bookkeeper finished before you did, so your work was not saved.',
      '',
    ),
  permission: () =>
    fault(
      '5020',
      'Permission Denied Error',
      "Permission Denied Error : You don't have permission to do this",
      '',
    ),
  featureNotSupported: (feature: string) =>
    fault('5030', 'Feature Not Supported Error', `Feature Not Supported Error : ${feature}`, ''),
  business: (rule: string) =>
    fault(
      '6000',
      'A business validation error has occurred while processing your request',
      `Business Validation Error: ${rule}`,
      '',
    ),
  amountMismatch: (amount: number) =>
    fault(
      '6070',
      'Amount calculation incorrect in the request',
      `Amount is not equal to UnitPrice * Qty. Supplied value:${amount}`,
      'Line.Amount',
    ),
  discountIncomplete: () =>
    fault(
      '6090',
      'Discount information missing',
      'Discount amount or percent is required, and not both',
      'Line',
    ),
  invalidTaxCode: (value: string) =>
    fault(
      '6100',
      'Invalid tax code',
      `Tax code ${value} is not allowed here; it should be TAX or NON`,
      'TaxCodeRef',
    ),
  duplicateNumber: (number: string, type: string, id: string) =>
    fault(
      '6140',
      'Duplicate Document Number Error',
      `Duplicate Document Number Error : You must specify a different number. This number has already been used. DocNumber=${number} is assigned to TxnType=${type} with TxnId=${id}`,
      '',
    ),
  invalidTaxRate: (value: string) =>
    fault(
      '6160',
      'Invalid tax rate',
      `Tax rate ${value} does not belong to a tax code of the lines`,
      'TaxRateRef',
    ),
  taxNotApplicable: () =>
    fault(
      '6170',
      'Invalid tax detail',
      'TxnTaxDetail cannot be given when tax is not applicable',
      'TxnTaxDetail',
    ),
  subscription: () =>
    fault(
      '6190',
      'Invalid Company Status',
      "Subscription period has ended or canceled or there was a billing problem : You can't add data to QuickBooks Online Plus because your trial or subscription period ended, you canceled your subscription, or there was a billing problem.",
      '',
    ),
  closedPeriod: (code: '6200' | '6210') =>
    fault(
      code,
      'Account Period Closed',
      'The account period has closed and the account books cannot be updated through the QBO Services API. Please use the QBO website to make these changes.',
      '',
    ),
  duplicateName: (whose: string) =>
    fault(
      '6240',
      'Duplicate Name Exists Error',
      `The name supplied already exists. : Another ${whose} is already using this name. Please use a different name.`,
      '',
    ),
  beforeInventoryStart: () =>
    fault(
      '6270',
      'Transaction date is prior to start date for inventory item',
      'Transaction date is prior to start date for inventory item',
      '',
    ),
  accountType: (detail: string) =>
    fault('6430', 'Invalid account type', `Invalid account type: ${detail}`, ''),
  deposited: () =>
    fault(
      '6540',
      'Deposited Transaction cannot be changed',
      'Deposited Transaction cannot be changed : This transaction has been deposited. If you want to change or delete it, you must edit the deposit it appears on and remove it first.',
      '',
    ),
} as const;
