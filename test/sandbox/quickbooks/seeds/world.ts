import type { CompanySeed } from '../company';
import type { IntuitApp } from '../oauth';
import { americanCompany } from './american';
import { canadianCompany } from './canadian';
import { britishCompany, frenchCompany, germanCompany } from './european';

/** Realm ids of the companies every sandbox starts with. */
export const realms = {
  production: '9341450000000001',
  sandbox: '9341450000000002',
  canada: '9341450000000003',
  unitedKingdom: '9341450000000004',
  germany: '9341450000000005',
  france: '9341450000000006',
} as const;

/** The companies every sandbox starts with. */
export const seededCompanies: readonly CompanySeed[] = [
  americanCompany(realms.production, 'Sandbox Outfitters', 'production'),
  americanCompany(realms.sandbox, 'Sandbox Company_US_1', 'sandbox', { bookCloseDate: undefined }),
  canadianCompany,
  britishCompany,
  germanCompany,
  frenchCompany,
];

/** The seller's Intuit apps, with production and with development keys. */
export function seededApps(redirectUris: readonly string[]): readonly [IntuitApp, IntuitApp] {
  return [
    {
      name: 'Counterfoil (Sandbox Outfitters)',
      clientId: 'ABpr0dQk7w2uYx1Lm5Nn8RtZcVbHjKfGdSaPoIuYtReWqAsDfG',
      clientSecret: 'pr0dSecretXk29LmQw81ZtRbVnHyJuMiKoLpAsDf',
      kind: 'production',
      redirectUris,
    },
    {
      name: 'Counterfoil development',
      clientId: 'ABdevJk3h5Tn7Qw9Er1Ty3Ui5Op7As9Df1Gh3Jk5Lz7Xc9Vb1N',
      clientSecret: 'devSecret7Hq2Wn5Rt8Yu1Io4Pa6Sd9Fg3Hj0Kl2',
      kind: 'development',
      redirectUris: [...redirectUris, 'http://localhost:8000/callback'],
    },
  ];
}
