import type { Invariant } from './invariant';

/** No call was made that the synthesized roles do not allow, and nothing was asked of the host that it had to refuse. */
export const onlyWhatIsAllowed: Invariant = {
  id: 'S4',
  says: 'every API call is allowed by the synthesized role',
  atEnd: ({ faults }) =>
    faults
      .filter(({ what }) => /is not authorized|docs\/local-coverage\.md|may have$/.test(what))
      .map(({ what, where }) => `${what} (${where})`),
};
