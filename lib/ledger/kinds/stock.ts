import { feeRows } from './feeRows';
import { inFile, inTree, type KindRow, meaning, whole } from './kindRow';
import { types } from './types';

const { fileOther, fileLiquidation, liquidation } = types;
const warehousing = 'Amazon Warehousing & Distribution (AWD)';
const capacity = 'Capacity Reservation Fee';

/** What Amazon asks for keeping and moving stock, and pays for stock that it sold off. */
export const stock: readonly KindRow[] = [
  ...feeRows('storageFee', 'Storage', {
    inFile: ['Storage Fee'],
    inParts: [['FBAFees', 'FBA Inventory Storage Fee']],
    leaves: ['FBAStorageFee'],
    rollUp: 'StorageBillingFee',
    describedAs: ['FBAStorageBilling'],
  }),
  ...feeRows('storageFee', 'Storage corrected', {
    inFile: ['Storage Fee - Reversal', 'Storage Fee - Correction'],
  }),
  ...feeRows('storageFee', 'Storage overage', { leaves: ['FBAOverageFee'] }),
  ...feeRows('storageFee', 'Long-term storage', {
    inFile: ['StorageRenewalBilling'],
    inParts: [['FBAFees', 'FBA Long Term Storage Fee']],
    leaves: ['FBALongTermStorageFee'],
    rollUp: 'LongTermStorageFee',
    describedAs: ['FBALongTermStorageBilling'],
  }),
  ...feeRows('storageFee', 'AWD storage', {
    inParts: [['FBAFees', 'AWD Storage Fee']],
    leaves: ['STARStorageFee'],
    describedAs: ['STARStorageBilling'],
    more: inFile(fileOther, warehousing, 'AWD Storage Fee'),
  }),
  ...feeRows('storageFee', 'Storage capacity reserved', {
    more: [...inFile(fileOther, capacity, 'Reservation fee'), ...whole('CapacityReservationBilling')],
    moreTax: inFile(fileOther, capacity, 'Tax'),
  }),
  meaning(
    'storageFee',
    'Credit for reserved capacity',
    ...inFile(fileOther, capacity, 'Performance Credits'),
  ),

  ...feeRows('fulfilmentFee', 'AWD processing fee', {
    inParts: [['FBAFees', 'AWD Processing Fee']],
    leaves: ['AmazonUpstreamProcessingFee'],
    describedAs: ['AWDProcessingFee'],
    more: inFile(fileOther, warehousing, 'AWD Processing Fee'),
  }),
  ...feeRows('fulfilmentFee', 'AWD transportation fee', {
    inParts: [['FBAFees', 'AWD Transportation Fee']],
    leaves: ['AmazonUpstreamStorageTransportationFee'],
    // Its items hold an anonymous Base and Promo.
    describedAs: ['AWDTransportationFee'],
    more: inFile(fileOther, warehousing, 'AWD Transportation Fee'),
  }),
  ...feeRows('fulfilmentFee', 'Disposal of stock', {
    inFile: ['DisposalComplete'],
    inParts: [['FBAFees', 'FBA Removal Order: Disposal Fee']],
    leaves: ['FBADisposalFee'],
    describedAs: ['FBADisposal'],
  }),
  ...feeRows('fulfilmentFee', 'Return of stock', {
    inFile: ['RemovalComplete'],
    inParts: [['FBAFees', 'FBA Removal Order: Return Fee']],
    leaves: ['FBARemovalFee'],
    describedAs: ['FBARemoval'],
  }),
  ...feeRows('fulfilmentFee', 'Freight to FBA', {
    inFile: ['FBAInboundTransportationFee'],
    // The programme's fee stands beside the freight and is not split in files.
    inParts: [['FBAFees', 'FBA Amazon-Partnered Carrier Shipment Fee']],
    leaves: ['FBAInboundTransportationFee', 'FBAInboundTransportationProgramFee'],
    rollUp: 'InboundTransportationFee',
    describedAs: ['FBAPostInboundTransportation'],
  }),
  ...feeRows('fulfilmentFee', 'Freight to FBA from abroad', { inFile: ['AGSGlobalInboundTransportation'] }),
  ...feeRows('fulfilmentFee', 'Inbound placement fee', {
    inFile: ['FBA Inbound Placement Service Fee'],
    inParts: [['FBAFees', 'FBA Inbound Placement Service Fee']],
    leaves: ['FBAInboundConvenienceFee'],
    rollUp: 'InboundConvenienceCharge',
    describedAs: ['FBAInboundConvenience'],
  }),
  ...feeRows('fulfilmentFee', 'Inbound defect fee', {
    // The kind of defect may follow.
    inParts: [['FBAFees', 'Inbound Defect Fee*']],
    leaves: ['FBAInboundDefectFee'],
    describedAs: ['FBAInboundDefect'],
    more: inFile(fileOther, 'Inbound Defect Fee*', '*'),
  }),
  ...feeRows('fulfilmentFee', 'Low-inventory fee', {
    inParts: [['FBAFees', 'FBA Inventory Fee - LowInventoryLevel*']],
  }),
  ...feeRows('fulfilmentFee', 'FBA customer returns fee', {
    inFile: [
      'FBACustomerReturnPerOrderFee',
      'FBACustomerReturnPerUnitFee',
      'FBACustomerReturnWeightBasedFee',
    ],
    inParts: [['FBAFees', 'FBA Customer Returns Fee']],
    leaves: [
      'CustomerReturnHRRUnitFee',
      'FBACustomerReturnPerOrderFee',
      'FBACustomerReturnPerUnitFee',
      'FBACustomerReturnWeightBasedFee',
    ],
    rollUp: 'HRRNonApparelRollup',
    describedAs: ['CustomerReturnHRREvent'],
  }),
  meaning(
    'liquidation',
    'Liquidation proceeds',
    ...inFile(fileLiquidation, 'ItemPrice', 'Principal'),
    ...inTree(liquidation, 'RecommerceLiquidation'),
    ...whole('FBALiquidation'),
  ),
];
