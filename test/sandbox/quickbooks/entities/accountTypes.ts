/** The first subtype of each type is the one the service takes when none is sent (Intuit: Account page). */
const subTypes: Readonly<Record<string, readonly string[]>> = {
  Bank: ['CashOnHand', 'Checking', 'MoneyMarket', 'RentsHeldInTrust', 'Savings', 'TrustAccounts'],
  'Accounts Receivable': ['AccountsReceivable'],
  'Other Current Asset': [
    'EmployeeCashAdvances',
    'AllowanceForBadDebts',
    'DevelopmentCosts',
    'Inventory',
    'LoansToOfficers',
    'LoansToOthers',
    'LoansToStockholders',
    'OtherCurrentAssets',
    'PrepaidExpenses',
    'Retainage',
    'UndepositedFunds',
  ],
  'Fixed Asset': [
    'FurnitureAndFixtures',
    'AccumulatedDepreciation',
    'Buildings',
    'MachineryAndEquipment',
    'OtherFixedAssets',
    'Vehicles',
  ],
  'Other Asset': ['Licenses', 'Goodwill', 'OtherLongTermAssets', 'SecurityDeposits'],
  'Accounts Payable': ['AccountsPayable'],
  'Credit Card': ['CreditCard'],
  'Other Current Liability': [
    'OtherCurrentLiabilities',
    'DirectDepositPayable',
    'LineOfCredit',
    'LoanPayable',
    'GlobalTaxPayable',
    'GlobalTaxSuspense',
    'PayrollTaxPayable',
    'PrepaidExpensesPayable',
    'SalesTaxPayable',
    'TrustAccountsLiabilities',
  ],
  'Long Term Liability': ['NotesPayable', 'OtherLongTermLiabilities', 'ShareholderNotesPayable'],
  Equity: ['OpeningBalanceEquity', 'OwnersEquity', 'PartnersEquity', 'RetainedEarnings', 'CommonStock'],
  Income: [
    'ServiceFeeIncome',
    'SalesOfProductIncome',
    'NonProfitIncome',
    'OtherPrimaryIncome',
    'DiscountsRefundsGiven',
    'UnappliedCashPaymentIncome',
  ],
  'Other Income': ['OtherMiscellaneousIncome', 'DividendIncome', 'InterestEarned', 'OtherInvestmentIncome'],
  Expense: [
    'Travel',
    'AdvertisingPromotional',
    'Auto',
    'BadDebts',
    'BankCharges',
    'CharitableContributions',
    'CommissionsAndFees',
    'DuesSubscriptions',
    'EquipmentRental',
    'Insurance',
    'InterestPaid',
    'LegalProfessionalFees',
    'OfficeGeneralAdministrativeExpenses',
    'OtherBusinessExpenses',
    'OtherMiscellaneousServiceCost',
    'RentOrLeaseOfBuildings',
    'RepairMaintenance',
    'ShippingFreightDelivery',
    'SuppliesMaterials',
    'TaxesPaid',
    'TravelMeals',
    'Utilities',
  ],
  'Other Expense': [
    'Depreciation',
    'ExchangeGainOrLoss',
    'OtherMiscellaneousExpense',
    'PenaltiesSettlements',
  ],
  'Cost of Goods Sold': [
    'SuppliesMaterialsCogs',
    'CostOfLaborCos',
    'EquipmentRentalCos',
    'OtherCostsOfServiceCos',
    'ShippingFreightDeliveryCos',
  ],
};

const typeBySubType = new Map(
  Object.entries(subTypes).flatMap(([type, list]) => list.map((subType) => [subType, type] as const)),
);

/** The type that a subtype belongs to. */
export function typeOfSubType(subType: string): string | undefined {
  return typeBySubType.get(subType);
}

/** The subtype taken when none was sent. */
export function usualSubType(accountType: string): string {
  return subTypes[accountType]?.[0] ?? 'OtherCurrentAssets';
}

/** The classification that the service derives from a type. */
export function classificationOf(accountType: string): string {
  if (/Asset$|^Bank$|Receivable$/.test(accountType)) return 'Asset';
  if (/Liability$|Payable$|^Credit Card$/.test(accountType)) return 'Liability';
  if (accountType === 'Equity') return 'Equity';
  return accountType.endsWith('Income') ? 'Revenue' : 'Expense';
}
