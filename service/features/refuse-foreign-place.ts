import type { IssueDraft } from '../../domain/issue/issue.ts';
import { isWithin, type Scope } from '../../domain/people/scope.ts';
import { refusals } from './refusals.ts';

/** Whoever has a part of the city puts issues there and nowhere else: an issue without a place would be out of their own sight. */
export function refuseForeignPlace(scope: Scope, { placeCode }: IssueDraft): void {
  if (!isWithin(scope, placeCode)) throw refusals['out-of-territory']();
}
