import { contract } from '#kernel/contract.ts';
import { explainingEndpoints } from './contract/explanation.ts';
import { figuresEndpoints } from './contract/figures.ts';
import { keepingEndpoints } from './contract/keeping.ts';
import { reviewEndpoints } from './contract/review.ts';

export { CustomerExplanation, PromiseClock, PromiseExplanation } from './contract/explanation.ts';
export { FiguresBy, PromiseFigures, Share } from './contract/figures.ts';
export { CustomerPromise, PromiseKind, PromiseRow, PromiseState, PromiseView } from './contract/promise.ts';
export { DoubtedPromise, PauseView } from './contract/review.ts';

export const promisesContract = contract(
  'promises',
  {
    'promise.read': ['agent', 'lead', 'manager', 'admin'],
    'promise.change': ['agent', 'lead'],
    'promise.review': ['lead', 'manager'],
  },
  {
    ...keepingEndpoints,
    ...explainingEndpoints,
    ...reviewEndpoints,
    ...figuresEndpoints,
  },
);
