import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { text } from 'node:stream/consumers';
import { RuntimeApi } from '../../../../local/services/lambda/runtime/process/runtime-api';

const INVOCATION = {
  requestId: 'request-1',
  payload: '{"a":1}',
  invokedFunctionArn: 'arn:aws:lambda:us-east-1:123456789012:function:greeter:live',
  deadlineAt: 1_793_631_603_000.5,
  traceHeader: 'Root=1-5759e988-bd862e3fe1be46a994272793',
};

describe('the Runtime API, as any runtime client may use it', () => {
  let api: RuntimeApi;
  let asked: number;
  /** Resolves when somebody asks for the next invocation. */
  let onNext: () => void;
  beforeEach(async () => {
    asked = 0;
    onNext = () => {};
    api = new RuntimeApi(() => {
      asked++;
      onNext();
    });
    await api.open();
  });
  afterEach(() => api.close());

  function send(method: string, path: string, body = '') {
    const [host, port] = api.address.split(':');
    return new Promise<{ status: number | undefined; headers: IncomingHttpHeaders; body: unknown }>((resolve, reject) => {
      httpRequest({ host, port, method, path: `/2018-06-01/runtime/${path}`, agent: false }, (response) => {
        text(response).then(
          (answer) => resolve({ status: response.statusCode, headers: response.headers, body: JSON.parse(answer) }),
          reject,
        );
      })
        .on('error', reject)
        .end(method === 'GET' ? undefined : body);
    });
  }

  /** Asks for an invocation, and gives one. */
  async function next() {
    const waiting = new Promise<void>((resolve) => {
      onNext = resolve;
    });
    const answered = send('GET', 'invocation/next');
    await waiting;
    api.give(INVOCATION, 0);
    return answered;
  }

  it('gives an invocation to whoever waits for it, with what there is to know about it', async () => {
    const { status, headers, body } = await next();
    expect([status, body, asked]).toEqual([200, { a: 1 }, 1]);
    expect(headers).toMatchObject({
      'lambda-runtime-aws-request-id': 'request-1',
      'lambda-runtime-deadline-ms': '1793631603000',
      'lambda-runtime-invoked-function-arn': INVOCATION.invokedFunctionArn,
      'lambda-runtime-trace-id': INVOCATION.traceHeader,
    });
  });

  it('takes the response as it is', async () => {
    await next();
    expect(await send('POST', 'invocation/request-1/response', '{"b":2}')).toMatchObject({ status: 202, body: { status: 'OK' } });
    expect(api.result).toEqual({ payload: '{"b":2}' });
  });

  it('takes an error', async () => {
    await next();
    const error = { errorType: 'Late', errorMessage: 'too late', trace: ['Late: too late'] };
    expect(await send('POST', 'invocation/request-1/error', JSON.stringify(error))).toMatchObject({ status: 202 });
    expect(api.result).toEqual({ error });
  });

  it('takes an error of init, before anything was invoked', async () => {
    expect(await send('POST', 'init/error', '{"errorType":"Error","errorMessage":"no table"}')).toMatchObject({ status: 202 });
    expect(api.initError).toEqual({ errorType: 'Error', errorMessage: 'no table' });
  });

  it.each([
    ['a response to another invocation', 'POST', 'invocation/request-2/response', 400, 'InvalidRequestID'],
    ['an error of init, too late', 'POST', 'init/error', 403, 'InvalidStateTransition'],
    ['the next before the last is answered', 'GET', 'invocation/next', 403, 'InvalidStateTransition'],
    ['anything else', 'GET', 'restore/next', 404, 'NotFound'],
  ])('refuses %s', async (_case, method, path, status, errorType) => {
    await next();
    expect(await send(method, path, '{}')).toMatchObject({ status, body: { errorType } });
  });

  it('refuses a second response', async () => {
    await next();
    await send('POST', 'invocation/request-1/response', '1');
    expect(await send('POST', 'invocation/request-1/response', '2')).toMatchObject({
      status: 403,
      body: {
        errorMessage: 'State transition from Ready to InvocationResponse failed for runtime. Error: State transition is not allowed',
      },
    });
    expect(api.result).toEqual({ payload: '1' });
  });
});
