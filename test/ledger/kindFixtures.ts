/** A row of the table of kinds, and one of the places where Amazon writes it. */
interface KindFixture {
  readonly kind: string;
  readonly label: string;
  /** `tax` where the amounts are all tax on the fee of that label. */
  readonly tax: string;
  /** Transaction type, amount type and description. */
  readonly place: readonly [string, string, string];
}

/** One line for each row: kind | label | tax | transaction type / amount type / description. */
const lines = `
principal | Product sales |  | Order / ItemPrice / Principal
shipping | Shipping |  | Order / ItemPrice / Shipping
giftWrap | Gift wrap |  | Order / ItemPrice / GiftWrap
promotion | Promotion on items |  | Order / Promotion / Principal
promotion | Promotion on shipping |  | Order / Promotion / Shipping
promotion | Promotion on gift wrap |  | Order / Promotion / GiftWrap
promotion | Promotions |  | Shipment /  / PromoRebates
promotion | Amazon Points granted |  | Order / Points / PointsGranted
promotion | Instalments for buyers |  | AffordabilityExpense /  / AffordabilityExpense
refund | Refunded products |  | Refund / ItemPrice / Principal
refund | Refunded shipping |  | Refund / ItemPrice / Shipping
refund | Refunded gift wrap |  | Refund / ItemPrice / GiftWrap
refund | Goodwill paid to the buyer |  | Order / ItemPrice / Goodwill
refund | Restocking fee kept from the buyer |  | Refund / ItemPrice / RestockingFee
refund | Return shipping kept from the buyer |  | Refund / ItemPrice / ReturnShipping
promotion | Promotion on items, taken back |  | Refund / Promotion / Principal
promotion | Promotion on shipping, taken back |  | Refund / Promotion / Shipping
promotion | Promotion on gift wrap, taken back |  | Refund / Promotion / GiftWrap
promotion | Promotions, taken back |  | Refund /  / PromoRebates
promotion | Amazon Points taken back |  | Refund / Points / Points
taxCollected | Tax on items |  | Order / ItemPrice / Tax
taxCollected | Tax on shipping |  | Order / ItemPrice / ShippingTax
taxCollected | Tax on gift wrap |  | Order / ItemPrice / GiftWrapTax
taxCollected | Tax on promotions |  | Order / Promotion / TaxDiscount
taxCollected | Tax that Amazon did not keep |  | Shipment /  / Tax
taxWithheld | Tax kept by Amazon on items |  | Order / ItemWithheldTax / MarketplaceFacilitatorTax-Principal
taxWithheld | Tax kept by Amazon on shipping |  | Order / ItemWithheldTax / MarketplaceFacilitatorTax-Shipping
taxWithheld | Tax kept by Amazon on other charges |  | Order / ItemWithheldTax / MarketplaceFacilitatorTax-Other
taxWithheld | Tax kept by Amazon |  | Order / ItemWithheldTax / MarketplaceFacilitatorTax
taxWithheld | VAT kept by Amazon on items |  | Order / ItemWithheldTax / MarketplaceFacilitatorVAT-Principal
taxWithheld | VAT kept by Amazon on shipping |  | Order / ItemWithheldTax / MarketplaceFacilitatorVAT-Shipping
taxWithheld | VAT kept by Amazon on other charges |  | Order / ItemWithheldTax / MarketplaceFacilitatorVAT-Other
taxWithheld | VAT kept by Amazon |  | Order / ItemWithheldTax / MarketplaceFacilitatorVAT
taxWithheld | Import tax kept by Amazon on items |  | Order / ItemWithheldTax / LowValueGoodsTax-Principal
taxWithheld | Import tax kept by Amazon on shipping |  | Order / ItemWithheldTax / LowValueGoodsTax-Shipping
taxWithheld | Import tax kept by Amazon on other charges |  | Order / ItemWithheldTax / LowValueGoodsTax-Other
taxWithheld | Import tax kept by Amazon |  | Order / ItemWithheldTax / LowValueGoodsTax
taxCollected | Tax on items, returned |  | Refund / ItemPrice / Tax
taxCollected | Tax on shipping, returned |  | Refund / ItemPrice / ShippingTax
taxCollected | Tax on gift wrap, returned |  | Refund / ItemPrice / GiftWrapTax
taxCollected | Tax on promotions, returned |  | Refund / Promotion / TaxDiscount
taxCollected | Tax that Amazon did not keep, returned |  | Refund /  / Tax
taxWithheld | Tax kept by Amazon on items, returned |  | Refund / ItemWithheldTax / MarketplaceFacilitatorTax-Principal
taxWithheld | Tax kept by Amazon on shipping, returned |  | Refund / ItemWithheldTax / MarketplaceFacilitatorTax-Shipping
taxWithheld | Tax kept by Amazon on other charges, returned |  | Refund / ItemWithheldTax / MarketplaceFacilitatorTax-Other
taxWithheld | Tax kept by Amazon, returned |  | Refund / ItemWithheldTax / MarketplaceFacilitatorTax
taxWithheld | VAT kept by Amazon on items, returned |  | Refund / ItemWithheldTax / MarketplaceFacilitatorVAT-Principal
taxWithheld | VAT kept by Amazon on shipping, returned |  | Refund / ItemWithheldTax / MarketplaceFacilitatorVAT-Shipping
taxWithheld | VAT kept by Amazon on other charges, returned |  | Refund / ItemWithheldTax / MarketplaceFacilitatorVAT-Other
taxWithheld | VAT kept by Amazon, returned |  | Refund / ItemWithheldTax / MarketplaceFacilitatorVAT
taxWithheld | Import tax kept by Amazon on items, returned |  | Refund / ItemWithheldTax / LowValueGoodsTax-Principal
taxWithheld | Import tax kept by Amazon on shipping, returned |  | Refund / ItemWithheldTax / LowValueGoodsTax-Shipping
taxWithheld | Import tax kept by Amazon on other charges, returned |  | Refund / ItemWithheldTax / LowValueGoodsTax-Other
taxWithheld | Import tax kept by Amazon, returned |  | Refund / ItemWithheldTax / LowValueGoodsTax
taxAtSource | IGST collected at source |  | Order / ItemTCS / TCS-IGST
taxAtSource | CGST collected at source |  | Order / ItemTCS / TCS-CGST
taxAtSource | SGST collected at source |  | Order / ItemTCS / TCS-SGST
taxAtSource | UTGST collected at source |  | Order / ItemTCS / TCS-UTGST
taxAtSource | GST collected at source |  | Order / ItemTCS / TCS
taxAtSource | Income tax withheld |  | Order / ItemTDS / TDS
taxOther | VAT on exchanged stock |  | Commingling VAT / other-transaction / Commingling VAT
sellingFee | Referral fee |  | Order / ItemFees / Commission
sellingFee | Fixed closing fee |  | Order / ItemFees / FixedClosingFee
sellingFee | Closing fee |  | Order / ItemFees / VariableClosingFee
sellingFee | Technology fee |  | Order / ItemFees / TechnologyFee
sellingFee | Referral fee corrected |  | Order / ItemFees / CommissionCorrection
sellingFee | Fee per item |  | Order / ItemFees / PerItemFee
sellingFee | Fee of a selling programme |  | Order / ItemFees / RenewedProgramFee
sellingFee | Amazon selling fees |  | Shipment /  / AmazonFees
otherFee | Sales tax service fee |  | Order / ItemFees / SalesTaxServiceFee
otherFee | Digital services fee |  | Order / ItemFees / DigitalServicesFee
otherFee | Digital services fee on FBA |  | Order / ItemFees / DigitalServicesFeeFBA
fulfilmentFee | FBA fulfilment fee |  | Order / ItemFees / FBAPerUnitFulfillmentFee
fulfilmentFee | FBA fee per order |  | Order / ItemFees / FBAPerOrderFulfillmentFee
fulfilmentFee | FBA weight handling fee |  | Order / ItemFees / FBAWeightBasedFee
fulfilmentFee | FBA transportation fee |  | Order / ItemFees / FBATransportationFee
fulfilmentFee | FBA fees |  | Shipment /  / FBAFees
fulfilmentFee | FBA fee waived |  | Shipment /  / Promo
shippingChargeback | Shipping kept by Amazon |  | Order / ItemFees / ShippingChargeback
giftWrapChargeback | Gift wrap kept by Amazon |  | Order / ItemFees / GiftwrapChargeback
sellingFee | Referral fee, returned |  | Refund / ItemFees / Commission
sellingFee | Fixed closing fee, returned |  | Refund / ItemFees / FixedClosingFee
sellingFee | Closing fee, returned |  | Refund / ItemFees / VariableClosingFee
sellingFee | Technology fee, returned |  | Refund / ItemFees / TechnologyFee
sellingFee | Referral fee corrected, returned |  | Refund / ItemFees / CommissionCorrection
sellingFee | Fee per item, returned |  | Refund / ItemFees / PerItemFee
sellingFee | Fee of a selling programme, returned |  | Refund / ItemFees / RenewedProgramFee
sellingFee | Amazon selling fees, returned |  | Refund /  / AmazonFees
otherFee | Sales tax service fee, returned |  | Refund / ItemFees / SalesTaxServiceFee
otherFee | Digital services fee, returned |  | Refund / ItemFees / DigitalServicesFee
otherFee | Digital services fee on FBA, returned |  | Refund / ItemFees / DigitalServicesFeeFBA
fulfilmentFee | FBA fulfilment fee, returned |  | Refund / ItemFees / FBAPerUnitFulfillmentFee
fulfilmentFee | FBA fee per order, returned |  | Refund / ItemFees / FBAPerOrderFulfillmentFee
fulfilmentFee | FBA weight handling fee, returned |  | Refund / ItemFees / FBAWeightBasedFee
fulfilmentFee | FBA transportation fee, returned |  | Refund / ItemFees / FBATransportationFee
fulfilmentFee | FBA fees, returned |  | Refund /  / FBAFees
fulfilmentFee | FBA fee waived, returned |  | Refund /  / Promo
shippingChargeback | Shipping kept by Amazon, returned |  | Refund / ItemFees / ShippingChargeback
giftWrapChargeback | Gift wrap kept by Amazon, returned |  | Refund / ItemFees / GiftwrapChargeback
sellingFee | Refund administration fee |  | Refund / ItemFees / RefundCommission
fulfilmentFee | Remote fulfilment credit |  | Refund / ItemFees / RemoteFulfillmentCredit
fulfilmentFee | Multi-channel box fee |  | Order / Shipment-Fees / Multi-Channel Fulfillment Brand-Neutral Box Fee
sellingFee | Liquidation fees |  | Liquidations / ItemFees /
sellingFee | Subscription |  | other-transaction / other-transaction / Subscription Fee
sellingFee | Subscription | tax | ServiceFee / Tax / Subscription
sellingFee | Paid account services |  | other-transaction / other-transaction / Paid Services Fee
sellingFee | High-volume listing fee |  | other-transaction / other-transaction / HighVolumeListingFee
sellingFee | Manual processing fee |  | other-transaction / other-transaction / Manual Processing Fee
sellingFee | Manual processing fee, returned |  | other-transaction / other-transaction / Manual Processing Fee Reimbursement
sellingFee | Vine enrolment |  | AmazonFees / Vine Enrollment Fee / Base fee
sellingFee | Vine enrolment | tax | AmazonFees / Vine Enrollment Fee / Tax on fee
sellingFee | Coupon fee |  | AmazonFees / Coupon Participation Fee / Base fee
sellingFee | Coupon fee | tax | AmazonFees / Coupon Participation Fee / Tax on fee
sellingFee | Deal fee |  | other-transaction / other-transaction / LightningDealFee
sellingFee | Deal fee | tax | ServiceFee / Tax / DealParticipationEvent
otherFee | Packaging contribution paid by Amazon |  | AmazonFees / Eco-contribution for EPR Pay on Behalf / Base fee
otherFee | Packaging contribution paid by Amazon | tax | AmazonFees / Eco-contribution for EPR Pay on Behalf / Tax on fee
otherFee | Fee for the packaging contribution |  | AmazonFees / Amazon service fee for EPR Pay on Behalf / Base fee
otherFee | Fee for the packaging contribution | tax | AmazonFees / Amazon service fee for EPR Pay on Behalf / Tax on fee
otherFee | Order cancellation charge |  | other-transaction / other-transaction / Order cancellation charge
otherFee | Photo services |  | ImagingServicesFee /  / ImagingServicesFee
otherFee | Value-added services |  | ValueAddedServiceCharge /  / ValueAddedServiceCharge
otherFee | Deduction for another Amazon service |  | FTBalanceDeduction /  / FTBalanceDeduction
otherFee | Other charges |  | other-transaction / other-transaction / Additional Other Expenses
otherFee | Tax on fees | tax | other-transaction / other-transaction / Tax
advertising | Advertising |  | other-transaction / other-transaction / TransactionTotalAmount
advertising | Advertising | tax | ServiceFee / Cost of Advertising / TaxAmount
advertising | Advertising, returned |  | ServiceFee / Refund for Advertiser / TransactionTotalAmount
advertising | Advertising, returned | tax | ServiceFee / Refund for Advertiser / TaxAmount
postage | Postage bought from Amazon |  | other-transaction / other-transaction / Shipping Label Purchase
postage | Postage bought from Amazon | tax | ServiceFee / Tax / MfnPostageFee
postage | Return postage bought from Amazon |  | other-transaction / other-transaction / Shipping Label Purchase for Return
postage | Postage, returned |  | other-transaction / other-transaction / ShippingServicesRefund
postage | Postage, charged back |  | Adjustment /  / ShippingServiceChargebacks
postage | Delivery by Amazon |  | other-transaction / other-transaction / Amazon Easy Ship Charges
postage | Delivery by Amazon, returned |  | ServiceFee /  / EasyshipFulfillmentFeeRefund
storageFee | Storage |  | other-transaction / other-transaction / Storage Fee
storageFee | Storage | tax | FBAFees / FBA Inventory Storage Fee / Tax on fee
storageFee | Storage corrected |  | other-transaction / other-transaction / Storage Fee - Reversal
storageFee | Storage overage |  | ServiceFee / AmazonFees / FBAOverageFee
storageFee | Long-term storage |  | other-transaction / other-transaction / StorageRenewalBilling
storageFee | Long-term storage | tax | FBAFees / FBA Long Term Storage Fee / Tax on fee
storageFee | AWD storage |  | FBAFees / AWD Storage Fee / Base fee
storageFee | AWD storage | tax | FBAFees / AWD Storage Fee / Tax on fee
storageFee | Storage capacity reserved |  | other-transaction / Capacity Reservation Fee / Reservation fee
storageFee | Storage capacity reserved | tax | other-transaction / Capacity Reservation Fee / Tax
storageFee | Credit for reserved capacity |  | other-transaction / Capacity Reservation Fee / Performance Credits
fulfilmentFee | AWD processing fee |  | FBAFees / AWD Processing Fee / Base fee
fulfilmentFee | AWD processing fee | tax | FBAFees / AWD Processing Fee / Tax on fee
fulfilmentFee | AWD transportation fee |  | FBAFees / AWD Transportation Fee / Base fee
fulfilmentFee | AWD transportation fee | tax | FBAFees / AWD Transportation Fee / Tax on fee
fulfilmentFee | Disposal of stock |  | other-transaction / other-transaction / DisposalComplete
fulfilmentFee | Disposal of stock | tax | FBAFees / FBA Removal Order: Disposal Fee / Tax on fee
fulfilmentFee | Return of stock |  | other-transaction / other-transaction / RemovalComplete
fulfilmentFee | Return of stock | tax | FBAFees / FBA Removal Order: Return Fee / Tax on fee
fulfilmentFee | Freight to FBA |  | other-transaction / other-transaction / FBAInboundTransportationFee
fulfilmentFee | Freight to FBA | tax | FBAFees / FBA Amazon-Partnered Carrier Shipment Fee / Tax on fee
fulfilmentFee | Freight to FBA from abroad |  | other-transaction / other-transaction / AGSGlobalInboundTransportation
fulfilmentFee | Inbound placement fee |  | other-transaction / other-transaction / FBA Inbound Placement Service Fee
fulfilmentFee | Inbound placement fee | tax | FBAFees / FBA Inbound Placement Service Fee / Tax on fee
fulfilmentFee | Inbound defect fee |  | FBAFees / Inbound Defect Fee / Base fee
fulfilmentFee | Inbound defect fee | tax | FBAFees / Inbound Defect Fee / Tax on fee
fulfilmentFee | Low-inventory fee |  | FBAFees / FBA Inventory Fee - LowInventoryLevel / Base fee
fulfilmentFee | Low-inventory fee | tax | FBAFees / FBA Inventory Fee - LowInventoryLevel / Tax on fee
fulfilmentFee | FBA customer returns fee |  | other-transaction / other-transaction / FBACustomerReturnPerOrderFee
fulfilmentFee | FBA customer returns fee | tax | FBAFees / FBA Customer Returns Fee / Tax on fee
liquidation | Liquidation proceeds |  | Liquidations / ItemPrice / Principal
reimbursement | Stock lost in the warehouse |  | other-transaction / FBA Inventory Reimbursement / WAREHOUSE_LOST
reimbursement | Stock damaged in the warehouse |  | other-transaction / FBA Inventory Reimbursement / WAREHOUSE_DAMAGE
reimbursement | Stock lost on its way in |  | other-transaction / FBA Inventory Reimbursement / MISSING_FROM_INBOUND
reimbursement | Stock damaged on its way in |  | other-transaction / FBA Inventory Reimbursement / INBOUND_CARRIER_DAMAGE
reimbursement | Reimbursement taken back |  | other-transaction / FBA Inventory Reimbursement / MISSING_FROM_INBOUND_CLAWBACK
reimbursement | Reimbursement for a return |  | other-transaction / FBA Inventory Reimbursement / REVERSAL_REIMBURSEMENT
reimbursement | Reimbursement for a free replacement |  | other-transaction / FBA Inventory Reimbursement / FREE_REPLACEMENT_REFUND_ITEMS
reimbursement | Reimbursement by customer service |  | other-transaction / FBA Inventory Reimbursement / CS_ERROR_ITEMS
reimbursement | Reimbursement evaluated again |  | other-transaction / FBA Inventory Reimbursement / RE_EVALUATION
reimbursement | Reimbursement of fees |  | other-transaction / FBA Inventory Reimbursement / INCORRECT_FEES_ITEMS
reimbursement | Stock damaged on removal |  | other-transaction / FBA Inventory Reimbursement / REMOVAL_ORDER_DAMAGED
reimbursement | Stock lost on removal |  | other-transaction / FBA Inventory Reimbursement / REMOVAL_ORDER_LOST
reimbursement | Multi-channel order lost |  | other-transaction / FBA Inventory Reimbursement / MULTICHANNEL_ORDER_LOST
reimbursement | Multi-channel order damaged |  | other-transaction / FBA Inventory Reimbursement / MULTICHANNEL_ORDER_DAMAGED
reimbursement | Multi-channel order late |  | other-transaction / FBA Inventory Reimbursement / MULTICHANNEL_ORDER_LATE
reimbursement | Reimbursement for stock |  | other-transaction / FBA Inventory Reimbursement /
reimbursement | Reimbursement for a refund |  | other-transaction / other-transaction / Refund Reimbursal
reimbursement | SAFE-T reimbursement |  | SAFE-T Reimbursement / Other Transactions / SAFE-T Reimbursement
reimbursement | Goodwill paid by Amazon |  | other-transaction / other-transaction / Goodwill Concession
reimbursement | Reimbursement of benefits |  | EBTRefundReimbursementOnly /  / EBTRefundReimbursementOnly
otherIncome | Seller rewards |  | Seller Rewards / Seller Rewards / Seller Rewards
otherIncome | Adjustment |  | other-transaction / other-transaction / Adjustment
otherIncome | Adjustment of the balance |  | other-transaction / other-transaction / BalanceAdjustment
otherIncome | Adjustment of promotions |  | other-transaction / other-transaction / Promotion Adjustment
otherIncome | Adjustment of shipping |  | Adjustment /  / Shipping
otherIncome | Buyer charged again |  | other-transaction / other-transaction / BuyerRecharge
otherIncome | Debt written off |  | other-transaction / other-transaction / Merchant Bad Debt
otherIncome | Credit from Amazon |  | ServiceProviderCredit /  / ServiceProviderCredit
otherIncome | Amazon Pay |  | PayWithAmazon /  / PayWithAmazon
previousReserve | Reserve of the last settlement |  | other-transaction / other-transaction / Previous Reserve Amount Balance
currentReserve | Reserve held back |  | other-transaction / other-transaction / Current Reserve Amount
payable | Owed to Amazon since the last settlement |  | other-transaction / other-transaction / Payable to Amazon
charge | Charged to the card on file |  | other-transaction / other-transaction / Successful charge
charge | Charge to the card on file that failed |  | DebtRecovery /  / DebtPaymentFailure
loan | Debt settled from another Amazon account |  | Debt Adjustment / Debt Adjustment / Cross-Account Debt Adjustment
bankTransfer | Transfer that the bank returned |  | other-transaction / other-transaction / Transfer of funds unsuccessful
bankTransfer | Deposit to verify the bank account |  | Transfers / Micro Deposit / Micro Deposit
payout | Paid out to the bank |  | Transfer /  / FundTransfer
loan | Loan repaid to Amazon |  | other-transaction / other-transaction / Amazon Capital Services
`;

/** What each row of the table means, written once more and read by people. */
export const kindFixtures: readonly KindFixture[] = lines
  .trim()
  .split('\n')
  .map((line) => {
    const [kind = '', label = '', tax = '', place = ''] = line.split('|').map((text) => text.trim());
    const [type = '', amountType = '', description = ''] = place.split('/').map((text) => text.trim());
    return { kind, label, tax, place: [type, amountType, description] };
  });
