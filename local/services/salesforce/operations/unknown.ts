import type { HttpRequest } from '../../../cloud/http-request';
import type { RawOutput } from '../../../cloud/raw-output';
import type { Operation } from '../../../cloud/service';
import { answering, notHosted } from '../rest-operation';
import type { Org } from '../store';

/** Whatever else a real org answers: another API version, composite requests, describes. Refused by method and path, its ids taken out. */
export const unknown: Operation<Org, HttpRequest, RawOutput> = {
  run: ({ method, path }, context) =>
    answering(context, () => {
      throw notHosted(`${method} ${withoutIds(path)}`, context);
    }),
};

/** Names have letters and underscores; ids, numbers and addresses have digits. */
const withoutIds = (path: string) =>
  path
    .split('/')
    .map((segment) => (/\d/.test(segment) && !/^(v\d+\.\d+|oauth2)$/.test(segment) ? '…' : segment))
    .join('/');
