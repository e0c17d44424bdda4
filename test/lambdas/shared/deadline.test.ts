import { TooLate, unlessAborted, within } from '../../../lambdas/shared/deadline';

const never = () => new Promise<never>(() => {});

describe('waiting with an end', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('gives the result, or the error, and leaves no timer', async () => {
    expect(await within(100, Promise.resolve(1))).toBe(1);
    await expect(within(100, Promise.reject(new Error('down')))).rejects.toThrow('down');
    expect(jest.getTimerCount()).toBe(0);
  });

  it('is too late at its end', async () => {
    const late = expect(within(100, never())).rejects.toThrow(new TooLate('no answer within 100 ms'));
    await jest.advanceTimersByTimeAsync(100);
    await late;
  });

  it('ends with the reason of a signal, also of one that has aborted already', async () => {
    const abort = new AbortController();
    const stopped = expect(unlessAborted(abort.signal, never())).rejects.toThrow('stop');
    abort.abort(new Error('stop'));
    await stopped;
    await expect(unlessAborted(abort.signal, never())).rejects.toThrow('stop');
    expect(await unlessAborted(new AbortController().signal, Promise.resolve(2))).toBe(2);
  });
});
