import type { InferContractRouterOutputs } from '@orpc/contract';
import type { Contract } from '../../../contract/index.ts';

/** One issue with its whole life, as the service answers it. */
export type Life = InferContractRouterOutputs<Contract>['issues']['get'];
export type LifeEvent = Life['events'][number];
