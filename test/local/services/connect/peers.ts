import type { Clock } from '../../../../local/cloud/clock';
import { type CallContext, type Principal, type Service, ServiceError } from '../../../../local/cloud/service';
import type { Reply, Utterance } from '../../../../local/services/lex-runtime-v2/converse';

/** How the bot answers an utterance; a thrown error is a bot that failed. */
export type Answer = Partial<Omit<Reply, 'intent'>> & { readonly intent?: string; readonly afterMs?: number; readonly update?: string };

/** Stands for the bot at the other end of `converse`: answers what it was told to answer, after a while, and keeps its session. */
export class FakeBot {
  readonly heard: Utterance[] = [];
  answers: Readonly<Record<string, Answer | Error>> = {};
  private session: Readonly<Record<string, string>> = {};

  readonly converse = async (utterance: Utterance, { clock }: { clock: Clock }): Promise<Reply> => {
    this.heard.push(utterance);
    const answer = this.answers[utterance.text] ?? {};
    if (answer instanceof Error) throw answer;
    const { intent = 'FallbackIntent', afterMs = 40, update, ...reply } = answer;
    if (update) utterance.onUpdate?.(update);
    await clock.sleep(afterMs);
    this.session = { ...utterance.sessionAttributes, ...this.session, ...reply.sessionAttributes };
    return {
      messages: [`You said ${utterance.text}.`],
      intent: { name: intent, state: 'InProgress' },
      dialogAction: reply.endsBlock ? 'Close' : 'ElicitIntent',
      slots: {},
      endsBlock: false,
      ms: afterMs,
      ...reply,
      sessionAttributes: this.session,
    };
  };
}

export interface Invoked {
  readonly FunctionName: string;
  readonly InvocationType: string;
  // biome-ignore lint/suspicious/noExplicitAny: a flow's event
  readonly event: any;
  readonly principal: Principal;
}

/** Stands for Lambda: one function that does what the test says. */
export class FakeLambda {
  readonly invoked: Invoked[] = [];
  answer: (tries: number, context: CallContext<null>) => unknown = () => ({});

  readonly service: Service<null> = {
    name: 'lambda',
    signingName: 'lambda',
    protocol: { kind: 'rest-json' },
    createStore: () => null,
    resources: {},
    operations: {
      Invoke: {
        run: async ({ FunctionName, InvocationType, Payload }, context: CallContext<null>) => {
          this.invoked.push({ FunctionName, InvocationType, event: JSON.parse(Payload), principal: context.principal });
          const answer = await this.answer(this.invoked.length, context);
          if (answer instanceof ServiceError) throw answer;
          return answer instanceof Error
            ? {
                StatusCode: 200,
                FunctionError: 'Unhandled',
                Payload: JSON.stringify({ errorType: answer.name, errorMessage: answer.message }),
              }
            : { StatusCode: 200, Payload: JSON.stringify(answer) };
        },
      },
    },
  };
}
