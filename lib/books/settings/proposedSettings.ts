import type { CompanyFacts, CompanyLists } from '../company';
import { proposeTax } from '../tax/proposeTax';
import { type BookSettings, unitedStatesSettings } from './bookSettings';

/**
 * What a company is proposed to choose, by its country and the basis of its reports. Outside the US fees are
 * purchases: as negative sales lines they would falsify returns of VAT and GST. On the accrual basis a sale is
 * booked when it ships, on the cash basis (and where the basis is not known) when its money is released.
 */
export function proposedSettings(
  company: CompanyFacts,
  lists?: Pick<CompanyLists, 'taxCodes'>,
): BookSettings {
  const recognised = company.accountingMethod === 'accrual' ? 'atShipment' : 'onRelease';
  return {
    ...unitedStatesSettings,
    recognition: { DD7: recognised, B2B: recognised },
    fees: company.country === 'US' ? 'lines' : 'purchase',
    // Journal entries reach no return of VAT or GST, so that a settlement is a receipt and a purchase there.
    settlement:
      company.country === 'US'
        ? unitedStatesSettings.settlement
        : { ...unitedStatesSettings.settlement, form: 'salesReceipt', fees: 'apart' },
    tax: proposeTax(company, lists).settings,
  };
}
