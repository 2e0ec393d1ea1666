import type { CompanyPorts } from '../../../lib/sync/companyPorts';
import type { Ports } from '../../../lib/sync/ports';
import { recover } from '../../../lib/sync/recover';
import type { Chore } from '../../../lib/sync/wake/chores';
import { companyChores } from '../../../lib/sync/wake/companyChores';

/** What goes on side by side: of each company, and without one what is stored of one; beside them updates. */
export function lanesOf(
  companies: readonly CompanyPorts[],
  store: { readonly replacesLost: boolean },
  ports: () => Promise<Ports>,
  updates: readonly Chore[],
): readonly (readonly Chore[])[] {
  const ofCompanies =
    companies.length === 0
      ? [[async () => recover(await ports())]]
      : companies.map((company) => companyChores(company, store));
  return [...ofCompanies, updates];
}
