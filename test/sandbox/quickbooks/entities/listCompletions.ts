import { accountTypeOf } from '../accounts';
import type { Company } from '../company';
import { faults } from '../fault';
import { noEffect } from '../ledger';
import { type Json, type JsonRecord, listOf, numberOf, referenceOf, textOf } from '../record';
import { classificationOf, typeOfSubType, usualSubType } from './accountTypes';
import type { Completed, Draft } from './draft';

/** Refuses a name that another row has; case does not matter, and inactive rows count. */
function requireFreeName(
  { company, previous }: Draft,
  kinds: readonly string[],
  property: string,
  name: string,
  word: string,
): void {
  const wanted = name.toLowerCase();
  for (const kind of kinds) {
    const taken = company.find(
      kind,
      (row) =>
        textOf(row, property)?.toLowerCase() === wanted && !(kind === word && row['Id'] === previous?.['Id']),
    );
    if (taken !== undefined) throw faults.duplicateName(kind.toLowerCase());
  }
}

function qualified(company: Company, entity: string, content: JsonRecord, name: string): string {
  const parentId = referenceOf(content, 'ParentRef');
  const parent = parentId === undefined ? undefined : company.get(entity, parentId);
  return parent === undefined ? name : `${textOf(parent, 'FullyQualifiedName') ?? ''}:${name}`;
}

/** Customers and vendors: one name space for both and for employees (fault 6240). */
export function completePerson(draft: Draft): Completed {
  const { company, entity, content } = draft;
  const parts = ['Title', 'GivenName', 'MiddleName', 'FamilyName', 'Suffix'];
  const composed = parts.flatMap((part) => textOf(content, part) ?? []).join(' ');
  const name = textOf(content, 'DisplayName') ?? composed;
  if (name === '') throw faults.required('DisplayName');
  requireFreeName(draft, ['Customer', 'Vendor', 'Employee'], 'DisplayName', name, entity);
  const currency = referenceOf(content, 'CurrencyRef') ?? company.mode.homeCurrency;
  if (currency !== company.mode.homeCurrency && !company.mode.multicurrency) {
    throw faults.business('Multi currency should be enabled to perform this operation.');
  }
  const stored: Record<string, Json | undefined> = {
    ...content,
    CurrencyRef: { value: currency },
    DisplayName: name,
    PrintOnCheckName: content['PrintOnCheckName'] ?? name,
    Active: content['Active'] ?? true,
  };
  if (entity === 'Vendor') stored['Vendor1099'] = content['Vendor1099'] ?? false;
  if (entity === 'Customer') {
    stored['Taxable'] = content['Taxable'] ?? true;
    stored['Job'] = content['Job'] ?? false;
    stored['BillWithParent'] = content['BillWithParent'] ?? false;
    stored['PreferredDeliveryMethod'] = content['PreferredDeliveryMethod'] ?? 'Print';
    stored['FullyQualifiedName'] = qualified(company, 'Customer', content, name);
  }
  return { content: stored, effect: noEffect };
}

/** Accounts: a type or a subtype is needed, and the two must belong together. */
export function completeAccount(draft: Draft): Completed {
  const { company, content } = draft;
  const name = textOf(content, 'Name') ?? '';
  const subType = textOf(content, 'AccountSubType');
  const fromSubType = subType === undefined ? undefined : typeOfSubType(subType);
  if (subType !== undefined && fromSubType === undefined)
    throw faults.invalidEnumeration('AccountSubType', subType);
  const type = textOf(content, 'AccountType') ?? fromSubType;
  if (type === undefined) throw faults.required('AccountType');
  if (fromSubType !== undefined && fromSubType !== type) {
    throw faults.business(`The account subtype ${subType ?? ''} does not belong to the type ${type}.`);
  }
  const fullName = qualified(company, 'Account', content, name);
  requireFreeName(draft, ['Account'], 'FullyQualifiedName', fullName, 'Account');
  return {
    content: {
      ...content,
      SubAccount: referenceOf(content, 'ParentRef') !== undefined,
      FullyQualifiedName: fullName,
      Active: content['Active'] ?? true,
      Classification: classificationOf(type),
      AccountType: type,
      AccountSubType: subType ?? usualSubType(type),
      CurrencyRef: { value: referenceOf(content, 'CurrencyRef') ?? company.mode.homeCurrency },
    },
    effect: noEffect,
  };
}

/** Items: accounts by type, inventory only in the plans that have it. */
export function completeItem(draft: Draft): Completed {
  const { company, content, previous } = draft;
  const name = textOf(content, 'Name') ?? '';
  const type = textOf(content, 'Type') ?? 'Service';
  if (type === 'Group') throw faults.business('Bundles cannot be created by applications.');
  const fullName = qualified(company, 'Item', content, name);
  requireFreeName(draft, ['Item'], 'FullyQualifiedName', fullName, 'Item');
  if (type === 'Inventory') requireInventory(company, content, previous !== undefined);
  else if (type !== 'Category') requireServiceAccounts(company, content);
  return {
    content: {
      ...content,
      Active: content['Active'] ?? true,
      FullyQualifiedName: fullName,
      Taxable: content['Taxable'] ?? company.mode.usingSalesTax,
      UnitPrice: content['UnitPrice'] ?? 0,
      Type: type,
      PurchaseCost: content['PurchaseCost'] ?? 0,
      TrackQtyOnHand: type === 'Inventory',
    },
    effect: noEffect,
  };
}

function requireInventory(company: Company, content: JsonRecord, isChange: boolean): void {
  if (company.mode.plan !== 'Plus' && company.mode.plan !== 'Advanced') {
    throw faults.featureNotSupported('Inventory is not available in this edition of QuickBooks.');
  }
  for (const property of ['IncomeAccountRef', 'ExpenseAccountRef', 'AssetAccountRef']) {
    if (referenceOf(content, property) === undefined) throw faults.required(property);
  }
  if (!isChange) {
    if (content['TrackQtyOnHand'] !== true) throw faults.required('TrackQtyOnHand');
    if (numberOf(content, 'QtyOnHand') === undefined) throw faults.required('QtyOnHand');
    if (textOf(content, 'InvStartDate') === undefined) throw faults.required('InvStartDate');
  }
  const types = [
    ['IncomeAccountRef', 'Income'],
    ['ExpenseAccountRef', 'Cost of Goods Sold'],
    ['AssetAccountRef', 'Other Current Asset'],
  ] as const;
  for (const [property, expected] of types) {
    if (accountTypeOf(company, referenceOf(content, property) ?? '') !== expected) {
      throw faults.accountType(`${property} needs an account of the type ${expected}.`);
    }
  }
}

/** Never receivables or payables (6430); an expense account as income account by mode. */
function requireServiceAccounts(company: Company, content: JsonRecord): void {
  const income = referenceOf(content, 'IncomeAccountRef');
  const expense = referenceOf(content, 'ExpenseAccountRef');
  if (income === undefined && expense === undefined) throw faults.required('IncomeAccountRef');
  for (const accountId of [income, expense]) {
    if (accountId === undefined) continue;
    const type = accountTypeOf(company, accountId);
    if (['Accounts Receivable', 'Accounts Payable'].includes(type)) {
      throw faults.accountType(
        "You can't associate a product or service with accounts of certain types (such as Accounts Receivable and Accounts Payable).",
      );
    }
  }
  if (income === undefined) return;
  const type = accountTypeOf(company, income);
  const isIncome = type === 'Income' || type === 'Other Income';
  if (!isIncome && company.mode.expenseAccountOnItem === 'refused') {
    throw faults.accountType('If the product or service is something you sell, use an income account.');
  }
}

/** Classes, locations, payment methods and terms: a name, free among its kind. */
export function completeNamed(draft: Draft): Completed {
  const { company, entity, content } = draft;
  const name = textOf(content, 'Name') ?? '';
  const tree = entity === 'Class' || entity === 'Department';
  const property = tree ? 'FullyQualifiedName' : 'Name';
  const fullName = tree ? qualified(company, entity, content, name) : name;
  requireFreeName(draft, [entity], property, fullName, entity);
  const stored: Record<string, Json | undefined> = { ...content, Active: content['Active'] ?? true };
  if (tree) stored['FullyQualifiedName'] = fullName;
  return { content: stored, effect: noEffect };
}

/** Attachments: a note or a file, tied to documents or to nothing. What is known of a file stays with it. */
export function completeNote({ company, content, previous }: Draft): Completed {
  if (content['Note'] === undefined && content['FileName'] === undefined) throw faults.required('Note');
  const links = listOf(content, 'AttachableRef');
  for (const link of links) {
    const target = link['EntityRef'] as JsonRecord | undefined;
    const kind = textOf(target ?? {}, 'type') ?? '';
    const id = textOf(target ?? {}, 'value') ?? '';
    if (company.get(kind, id) === undefined) {
      throw faults.business(
        `The entity ${kind} ${id} that you are trying to link does not exist. ${kind} ${id}`,
      );
    }
  }
  const known: Record<string, Json | undefined> = {};
  for (const property of ['FileAccessUri', 'TempDownloadUri', 'Size'])
    if (previous?.[property] !== undefined) known[property] = previous[property];
  // Answers say of every link whether it goes out with the document [recorded].
  const AttachableRef = links.map((link) => ({ IncludeOnSend: false, ...link }));
  return {
    content: { ...content, ...known, ...(links.length === 0 ? {} : { AttachableRef }) },
    effect: noEffect,
  };
}
