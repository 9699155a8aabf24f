import type { InferContractRouterOutputs } from '@orpc/contract';
import type { Contract } from '../../../contract/index.ts';

/** The one snapshot the wall is drawn from. */
export type WallData = InferContractRouterOutputs<Contract>['charts']['wall'];
