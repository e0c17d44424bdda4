import type { Intrinsic } from './index';

export const uuid: Intrinsic = { arguments: [0, 0], run: (_args, view) => view.host.random.uuid() };
